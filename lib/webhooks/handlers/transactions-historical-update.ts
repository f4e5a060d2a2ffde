import "server-only";
import { syncAgain } from "../sync-again";
import type { ItemWebhookHandler } from "../webhook-handler";

/** All of the past that was asked for is in. */
export const transactionsHistoricalUpdate: ItemWebhookHandler = ({ viewer, itemId }) =>
  syncAgain(viewer, itemId, "The whole past is in.");
