import "server-only";
import { readItemAgain } from "../read-item-again";
import type { ItemWebhookHandler } from "../webhook-handler";

/** The Item has an error. Which one, and whether it still has it, is for Plaid's API to say. */
export const itemError: ItemWebhookHandler = async ({ viewer, itemId }) =>
  (await readItemAgain(viewer, itemId)).effect;
