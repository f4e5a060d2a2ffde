import "server-only";
import { saveNewAccounts } from "@/lib/data/item-notices";
import { readItemAgain } from "../read-item-again";
import type { ItemWebhookHandler } from "../webhook-handler";

/** The bank has accounts that are not shared. Only the owner can share them, in update mode. */
export const itemNewAccountsAvailable: ItemWebhookHandler = async ({
  viewer,
  itemId,
  signedAt,
}) => {
  const { item, effect } = await readItemAgain(viewer, itemId);
  if (!item) return effect;
  return (await saveNewAccounts(viewer, itemId, signedAt))
    ? `${effect} Noted that the bank has more accounts to share.`
    : `${effect} Its owner has chosen accounts since.`;
};
