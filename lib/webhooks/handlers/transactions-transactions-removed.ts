import "server-only";
import { syncAgain } from "../sync-again";
import type { ItemWebhookHandler } from "../webhook-handler";

/** Some are gone. Which ones, the sync tells: the ids in the webhook may be of another time. */
export const transactionsTransactionsRemoved: ItemWebhookHandler = ({ viewer, itemId }) =>
  syncAgain(viewer, itemId, "Plaid took transactions back.");
