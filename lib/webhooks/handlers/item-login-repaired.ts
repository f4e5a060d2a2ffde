import "server-only";
import { readItemAgain } from "../read-item-again";
import type { ItemWebhookHandler } from "../webhook-handler";

/** The Item works again, repaired in another app or by the bank: nobody need be asked any more. */
export const itemLoginRepaired: ItemWebhookHandler = async ({ viewer, itemId }) =>
  (await readItemAgain(viewer, itemId)).effect;
