import "server-only";
import { itemError } from "./handlers/item-error";
import { itemLoginRepaired } from "./handlers/item-login-repaired";
import { itemNewAccountsAvailable } from "./handlers/item-new-accounts-available";
import { itemPendingDisconnect } from "./handlers/item-pending-disconnect";
import { itemPendingExpiration } from "./handlers/item-pending-expiration";
import { itemUserPermissionRevoked } from "./handlers/item-user-permission-revoked";
import { layerAuthenticationPassed } from "./handlers/layer-authentication-passed";
import { linkEvents } from "./handlers/link-events";
import { linkItemAddResult } from "./handlers/link-item-add-result";
import { linkSessionFinished } from "./handlers/link-session-finished";
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
  ["ITEM.USER_PERMISSION_REVOKED", itemUserPermissionRevoked],
  ["TRANSACTIONS.SYNC_UPDATES_AVAILABLE", transactionsSyncUpdatesAvailable],
  ["TRANSACTIONS.INITIAL_UPDATE", transactionsInitialUpdate],
  ["TRANSACTIONS.HISTORICAL_UPDATE", transactionsHistoricalUpdate],
  ["TRANSACTIONS.DEFAULT_UPDATE", transactionsDefaultUpdate],
  ["TRANSACTIONS.TRANSACTIONS_REMOVED", transactionsTransactionsRemoved],
  ["TRANSACTIONS.RECURRING_TRANSACTIONS_UPDATE", transactionsRecurringTransactionsUpdate],
]);

/** What acts on webhooks about Link sessions, by type and code. */
export const sessionHandlers = new Map<string, SessionWebhookHandler>([
  ["LINK.SESSION_FINISHED", linkSessionFinished],
  ["LINK.ITEM_ADD_RESULT", linkItemAddResult],
  ["LINK.EVENTS", linkEvents],
  ["LAYER.LAYER_AUTHENTICATION_PASSED", layerAuthenticationPassed],
]);
