import "server-only";
import { syncAgain } from "../sync-again";
import type { ItemWebhookHandler } from "../webhook-handler";

/** `/transactions/sync` has something new. Plaid says so only to who has called it before. */
export const transactionsSyncUpdatesAvailable: ItemWebhookHandler = ({ viewer, itemId }) =>
  syncAgain(viewer, itemId, "Plaid has new transactions.");
