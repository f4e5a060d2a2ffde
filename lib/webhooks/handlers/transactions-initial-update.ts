import "server-only";
import { syncAgain } from "../sync-again";
import type { ItemWebhookHandler } from "../webhook-handler";

/** The last thirty days are in. Plaid sends this for a new Item even where nobody has called the sync yet. */
export const transactionsInitialUpdate: ItemWebhookHandler = ({ viewer, itemId }) =>
  syncAgain(viewer, itemId, "The last thirty days are in.");
