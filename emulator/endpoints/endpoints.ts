import type { Endpoint } from "../endpoint";
import { accountsGet } from "./accounts-get";
import { institutionsGetById } from "./institutions-get-by-id";
import { institutionsSearch } from "./institutions-search";
import { itemGet } from "./item-get";
import { itemPublicTokenExchange } from "./item-public-token-exchange";
import { itemRemove } from "./item-remove";
import { linkTokenCreate } from "./link-token-create";
import { linkTokenGet } from "./link-token-get";
import { processorAccountGet } from "./processor-account-get";
import { processorAuthGet } from "./processor-auth-get";
import { processorBalanceGet } from "./processor-balance-get";
import { processorIdentityGet } from "./processor-identity-get";
import { processorStripeBankAccountTokenCreate } from "./processor-stripe-bank-account-token-create";
import { processorTokenCreate } from "./processor-token-create";
import { processorTokenPermissionsGet } from "./processor-token-permissions-get";
import { processorTokenPermissionsSet } from "./processor-token-permissions-set";
import { processorTokenWebhookUpdate } from "./processor-token-webhook-update";
import { sandboxItemFireWebhook } from "./sandbox-item-fire-webhook";
import { sandboxItemResetLogin } from "./sandbox-item-reset-login";
import { sandboxProcessorTokenCreate } from "./sandbox-processor-token-create";
import { sandboxPublicTokenCreate } from "./sandbox-public-token-create";
import { userCreate } from "./user-create";
import { userGet } from "./user-get";
import { userItemsGet } from "./user-items-get";
import { userRemove } from "./user-remove";
import { userUpdate } from "./user-update";
import { webhookVerificationKeyGet } from "./webhook-verification-key-get";

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
  ["/processor/account/get", processorAccountGet],
  ["/processor/auth/get", processorAuthGet],
  ["/processor/balance/get", processorBalanceGet],
  ["/processor/identity/get", processorIdentityGet],
  ["/processor/stripe/bank_account_token/create", processorStripeBankAccountTokenCreate],
  ["/processor/token/create", processorTokenCreate],
  ["/processor/token/permissions/get", processorTokenPermissionsGet],
  ["/processor/token/permissions/set", processorTokenPermissionsSet],
  ["/processor/token/webhook/update", processorTokenWebhookUpdate],
  ["/sandbox/item/fire_webhook", sandboxItemFireWebhook],
  ["/sandbox/item/reset_login", sandboxItemResetLogin],
  ["/sandbox/processor_token/create", sandboxProcessorTokenCreate],
  ["/sandbox/public_token/create", sandboxPublicTokenCreate],
  ["/user/create", userCreate],
  ["/user/get", userGet],
  ["/user/items/get", userItemsGet],
  ["/user/remove", userRemove],
  ["/user/update", userUpdate],
  ["/webhook_verification_key/get", webhookVerificationKeyGet],
]);
