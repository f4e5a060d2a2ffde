import "server-only";
import { authAutomaticallyVerified } from "./handlers/auth-automatically-verified";
import { authDefaultUpdate } from "./handlers/auth-default-update";
import { authSmsMicrodepositsVerification } from "./handlers/auth-sms-microdeposits-verification";
import { authVerificationExpired } from "./handlers/auth-verification-expired";
import { itemError } from "./handlers/item-error";
import { itemLoginRepaired } from "./handlers/item-login-repaired";
import { itemNewAccountsAvailable } from "./handlers/item-new-accounts-available";
import { itemPendingDisconnect } from "./handlers/item-pending-disconnect";
import { itemPendingExpiration } from "./handlers/item-pending-expiration";
import { itemUserAccountRevoked } from "./handlers/item-user-account-revoked";
import { itemUserPermissionRevoked } from "./handlers/item-user-permission-revoked";
import { itemWebhookUpdateAcknowledged } from "./handlers/item-webhook-update-acknowledged";
import { layerAuthenticationPassed } from "./handlers/layer-authentication-passed";
import { linkEvents } from "./handlers/link-events";
import { linkItemAddResult } from "./handlers/link-item-add-result";
import { linkSessionFinished } from "./handlers/link-session-finished";
import { processorTokenWebhookUpdateAcknowledged } from "./handlers/processor-token-webhook-update-acknowledged";
import { productPermissionsRequired } from "./handlers/product-permissions-required";
import { transactionsDefaultUpdate } from "./handlers/transactions-default-update";
import { transactionsHistoricalUpdate } from "./handlers/transactions-historical-update";
import { transactionsInitialUpdate } from "./handlers/transactions-initial-update";
import { transactionsRecurringTransactionsUpdate } from "./handlers/transactions-recurring-transactions-update";
import { transactionsSyncUpdatesAvailable } from "./handlers/transactions-sync-updates-available";
import { transactionsTransactionsRemoved } from "./handlers/transactions-transactions-removed";
import type { ItemWebhookHandler, SessionWebhookHandler } from "./webhook-handler";

/** What acts on webhooks about Items, by type and code. */
export const itemHandlers = new Map<string, ItemWebhookHandler>([
  ["ITEM.ERROR", itemError],
  ["ITEM.LOGIN_REPAIRED", itemLoginRepaired],
  ["ITEM.NEW_ACCOUNTS_AVAILABLE", itemNewAccountsAvailable],
  ["ITEM.PENDING_DISCONNECT", itemPendingDisconnect],
  ["ITEM.PENDING_EXPIRATION", itemPendingExpiration],
  ["ITEM.USER_ACCOUNT_REVOKED", itemUserAccountRevoked],
  ["ITEM.USER_PERMISSION_REVOKED", itemUserPermissionRevoked],
  ["TRANSACTIONS.SYNC_UPDATES_AVAILABLE", transactionsSyncUpdatesAvailable],
  ["TRANSACTIONS.INITIAL_UPDATE", transactionsInitialUpdate],
  ["TRANSACTIONS.HISTORICAL_UPDATE", transactionsHistoricalUpdate],
  ["TRANSACTIONS.DEFAULT_UPDATE", transactionsDefaultUpdate],
  ["TRANSACTIONS.TRANSACTIONS_REMOVED", transactionsTransactionsRemoved],
  ["TRANSACTIONS.RECURRING_TRANSACTIONS_UPDATE", transactionsRecurringTransactionsUpdate],
  ["ITEM.WEBHOOK_UPDATE_ACKNOWLEDGED", itemWebhookUpdateAcknowledged],
  ["AUTH.DEFAULT_UPDATE", authDefaultUpdate],
  ["AUTH.AUTOMATICALLY_VERIFIED", authAutomaticallyVerified],
  ["AUTH.VERIFICATION_EXPIRED", authVerificationExpired],
  ["AUTH.SMS_MICRODEPOSITS_VERIFICATION", authSmsMicrodepositsVerification],
  ["AUTH.PRODUCT_PERMISSIONS_REQUIRED", productPermissionsRequired],
  ["IDENTITY.PRODUCT_PERMISSIONS_REQUIRED", productPermissionsRequired],
  ["PROCESSOR_TOKEN.WEBHOOK_UPDATE_ACKNOWLEDGED", processorTokenWebhookUpdateAcknowledged],
]);

/** What acts on webhooks about Link sessions, by type and code. */
export const sessionHandlers = new Map<string, SessionWebhookHandler>([
  ["LINK.SESSION_FINISHED", linkSessionFinished],
  ["LINK.ITEM_ADD_RESULT", linkItemAddResult],
  ["LINK.EVENTS", linkEvents],
  ["LAYER.LAYER_AUTHENTICATION_PASSED", layerAuthenticationPassed],
]);
