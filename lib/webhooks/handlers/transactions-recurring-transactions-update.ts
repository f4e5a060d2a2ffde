import "server-only";
import type { ItemWebhookHandler } from "../webhook-handler";

/** Recurring streams are reckoned from transactions that are here already, and this app keeps none of them. */
export const transactionsRecurringTransactionsUpdate: ItemWebhookHandler = async () =>
  "Acknowledged. Recurring streams are not kept here; the transactions in them come by the sync.";
