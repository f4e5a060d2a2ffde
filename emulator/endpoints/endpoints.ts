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
import { processorAccountGet } from "./processor-account-get";
import { processorAuthGet } from "./processor-auth-get";
import { processorBalanceGet } from "./processor-balance-get";
import { processorIdentityGet } from "./processor-identity-get";
import { processorStripeBankAccountTokenCreate } from "./processor-stripe-bank-account-token-create";
import { processorTokenCreate } from "./processor-token-create";
import { processorTokenPermissionsGet } from "./processor-token-permissions-get";
import { processorTokenPermissionsSet } from "./processor-token-permissions-set";
import { processorTokenWebhookUpdate } from "./processor-token-webhook-update";
import { processorTransactionsGet } from "./processor-transactions-get";
import { processorTransactionsSync } from "./processor-transactions-sync";
import { sandboxItemFireWebhook } from "./sandbox-item-fire-webhook";
import { sandboxItemResetLogin } from "./sandbox-item-reset-login";
import { sandboxItemSetVerificationStatus } from "./sandbox-item-set-verification-status";
import { sandboxProcessorTokenCreate } from "./sandbox-processor-token-create";
import { sandboxPublicTokenCreate } from "./sandbox-public-token-create";
import { sandboxTransactionsCreate } from "./sandbox-transactions-create";
import { sessionTokenCreate } from "./session-token-create";
import { transactionsGet } from "./transactions-get";
import { transactionsRecurringGet } from "./transactions-recurring-get";
import { transactionsRefresh } from "./transactions-refresh";
import { transactionsSync } from "./transactions-sync";
import { userAccountSessionEventSend } from "./user-account-session-event-send";
import { userAccountSessionGet } from "./user-account-session-get";
import { userCreate } from "./user-create";
import { userGet } from "./user-get";
import { userItemsGet } from "./user-items-get";
import { userRemove } from "./user-remove";
import { userUpdate } from "./user-update";
import { webhookVerificationKeyGet } from "./webhook-verification-key-get";

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
  ["/processor/account/get", processorAccountGet],
  ["/processor/auth/get", processorAuthGet],
  ["/processor/balance/get", processorBalanceGet],
  ["/processor/identity/get", processorIdentityGet],
  ["/processor/stripe/bank_account_token/create", processorStripeBankAccountTokenCreate],
  ["/processor/token/create", processorTokenCreate],
  ["/processor/token/permissions/get", processorTokenPermissionsGet],
  ["/processor/token/permissions/set", processorTokenPermissionsSet],
  ["/processor/token/webhook/update", processorTokenWebhookUpdate],
  ["/processor/transactions/get", processorTransactionsGet],
  ["/processor/transactions/sync", processorTransactionsSync],
  ["/sandbox/item/fire_webhook", sandboxItemFireWebhook],
  ["/sandbox/item/reset_login", sandboxItemResetLogin],
  ["/sandbox/item/set_verification_status", sandboxItemSetVerificationStatus],
  ["/sandbox/processor_token/create", sandboxProcessorTokenCreate],
  ["/sandbox/public_token/create", sandboxPublicTokenCreate],
  ["/sandbox/transactions/create", sandboxTransactionsCreate],
  ["/session/token/create", sessionTokenCreate],
  ["/transactions/get", transactionsGet],
  ["/transactions/recurring/get", transactionsRecurringGet],
  ["/transactions/refresh", transactionsRefresh],
  ["/transactions/sync", transactionsSync],
  ["/user_account/session/event/send", userAccountSessionEventSend],
  ["/user_account/session/get", userAccountSessionGet],
  ["/user/create", userCreate],
  ["/user/get", userGet],
  ["/user/items/get", userItemsGet],
  ["/user/remove", userRemove],
  ["/user/update", userUpdate],
  ["/webhook_verification_key/get", webhookVerificationKeyGet],
]);
