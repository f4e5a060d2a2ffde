import "server-only";
import { syncAgain } from "../sync-again";
import type { ItemWebhookHandler } from "../webhook-handler";

/** New transactions, as the older endpoint tells of them. The sync has them too. */
export const transactionsDefaultUpdate: ItemWebhookHandler = ({ viewer, itemId }) =>
  syncAgain(viewer, itemId, "Plaid has new transactions.");
