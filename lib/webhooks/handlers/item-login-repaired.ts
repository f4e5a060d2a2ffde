import "server-only";
import { clearItemRequests } from "@/lib/data/item-notices";
import { readItemAgain } from "../read-item-again";
import type { ItemWebhookHandler } from "../webhook-handler";

/** The Item works again, repaired in another app or by the bank: nobody need be asked any more. */
export const itemLoginRepaired: ItemWebhookHandler = async ({ viewer, itemId, signedAt }) => {
  const { item, effect } = await readItemAgain(viewer, itemId);
  // It may come late: an Item that has failed again still needs its owner.
  if (item && !item.errorCode) {
    await clearItemRequests(viewer, itemId, { accounts: false, doneAt: signedAt });
  }
  return effect;
};
