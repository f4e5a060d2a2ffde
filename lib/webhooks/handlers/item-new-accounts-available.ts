import "server-only";
import { saveItemNotice } from "@/lib/data/item-notices";
import { readItemAgain } from "../read-item-again";
import type { ItemWebhookHandler } from "../webhook-handler";

/** The bank has accounts that are not shared. Only the owner can share them, in update mode. */
export const itemNewAccountsAvailable: ItemWebhookHandler = async (webhook) => {
  const { viewer, itemId, receivedAt } = webhook;
  const { item, effect } = await readItemAgain(viewer, itemId);
  if (!item) return effect;
  await saveItemNotice(viewer, itemId, { newAccountsAt: receivedAt });
  return `${effect} Noted that the bank has more accounts to share.`;
};
