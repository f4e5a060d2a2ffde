import "server-only";
import { withdrawItem } from "@/lib/data/withdrawals";
import { readItemAgain } from "../read-item-again";
import type { ItemWebhookHandler } from "../webhook-handler";

/**
 * The owner withdrew the access, at Plaid or at the bank. No update mode brings it back, and what
 * partners were handed is good no more. Plaid may still tell what it has kept of the Item.
 */
export const itemUserPermissionRevoked: ItemWebhookHandler = async (webhook) => {
  const { viewer, itemId, signedAt } = webhook;
  const { item, effect } = await readItemAgain(viewer, itemId);
  if (!item) return effect;
  await withdrawItem(viewer, itemId, signedAt);
  return "Marked the Item and its processor tokens as withdrawn; the bank has to be linked again.";
};
