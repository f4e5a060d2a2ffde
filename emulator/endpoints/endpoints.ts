import type { Endpoint } from "../endpoint";
import { accountsGet } from "./accounts-get";
import { institutionsGetById } from "./institutions-get-by-id";
import { institutionsSearch } from "./institutions-search";
import { itemGet } from "./item-get";
import { itemPublicTokenExchange } from "./item-public-token-exchange";
import { itemRemove } from "./item-remove";
import { linkTokenCreate } from "./link-token-create";
import { linkTokenGet } from "./link-token-get";
import { sandboxItemResetLogin } from "./sandbox-item-reset-login";
import { sandboxPublicTokenCreate } from "./sandbox-public-token-create";

/** Every operation this emulator serves, by its path. */
export const endpoints: ReadonlyMap<string, Endpoint> = new Map([
  ["/accounts/get", accountsGet],
  ["/institutions/get_by_id", institutionsGetById],
  ["/institutions/search", institutionsSearch],
  ["/item/get", itemGet],
  ["/item/public_token/exchange", itemPublicTokenExchange],
  ["/item/remove", itemRemove],
  ["/link/token/create", linkTokenCreate],
  ["/link/token/get", linkTokenGet],
  ["/sandbox/item/reset_login", sandboxItemResetLogin],
  ["/sandbox/public_token/create", sandboxPublicTokenCreate],
]);
