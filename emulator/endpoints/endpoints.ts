import type { Endpoint } from "../endpoint";
import { accountsBalanceGet } from "./accounts-balance-get";
import { accountsGet } from "./accounts-get";
import { authGet } from "./auth-get";
import { categoriesGet } from "./categories-get";
import { identityGet } from "./identity-get";
import { institutionsGet } from "./institutions-get";
import { institutionsGetById } from "./institutions-get-by-id";
import { institutionsSearch } from "./institutions-search";
import { investmentsHoldingsGet } from "./investments-holdings-get";
import { investmentsTransactionsGet } from "./investments-transactions-get";
import { itemAccessTokenInvalidate } from "./item-access-token-invalidate";
import { itemGet } from "./item-get";
import { itemPublicTokenCreate } from "./item-public-token-create";
import { itemPublicTokenExchange } from "./item-public-token-exchange";
import { itemRemove } from "./item-remove";
import { itemWebhookUpdate } from "./item-webhook-update";
import { liabilitiesGet } from "./liabilities-get";
import { linkTokenCreate } from "./link-token-create";
import { linkTokenGet } from "./link-token-get";
import { sandboxItemResetLogin } from "./sandbox-item-reset-login";
import { sandboxItemSetVerificationStatus } from "./sandbox-item-set-verification-status";
import { sandboxPublicTokenCreate } from "./sandbox-public-token-create";
import { sandboxTransactionsCreate } from "./sandbox-transactions-create";
import { transactionsGet } from "./transactions-get";
import { transactionsRecurringGet } from "./transactions-recurring-get";
import { transactionsRefresh } from "./transactions-refresh";
import { transactionsSync } from "./transactions-sync";

/** Every operation this emulator serves, by its path. */
export const endpoints: ReadonlyMap<string, Endpoint> = new Map([
  ["/accounts/balance/get", accountsBalanceGet],
  ["/accounts/get", accountsGet],
  ["/auth/get", authGet],
  ["/categories/get", categoriesGet],
  ["/identity/get", identityGet],
  ["/institutions/get", institutionsGet],
  ["/institutions/get_by_id", institutionsGetById],
  ["/institutions/search", institutionsSearch],
  ["/investments/holdings/get", investmentsHoldingsGet],
  ["/investments/transactions/get", investmentsTransactionsGet],
  ["/item/access_token/invalidate", itemAccessTokenInvalidate],
  ["/item/get", itemGet],
  ["/item/public_token/create", itemPublicTokenCreate],
  ["/item/public_token/exchange", itemPublicTokenExchange],
  ["/item/remove", itemRemove],
  ["/item/webhook/update", itemWebhookUpdate],
  ["/liabilities/get", liabilitiesGet],
  ["/link/token/create", linkTokenCreate],
  ["/link/token/get", linkTokenGet],
  ["/sandbox/item/reset_login", sandboxItemResetLogin],
  ["/sandbox/item/set_verification_status", sandboxItemSetVerificationStatus],
  ["/sandbox/public_token/create", sandboxPublicTokenCreate],
  ["/sandbox/transactions/create", sandboxTransactionsCreate],
  ["/transactions/get", transactionsGet],
  ["/transactions/recurring/get", transactionsRecurringGet],
  ["/transactions/refresh", transactionsRefresh],
  ["/transactions/sync", transactionsSync],
]);
