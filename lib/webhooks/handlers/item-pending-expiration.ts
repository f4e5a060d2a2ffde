import "server-only";
import { readItemAgain } from "../read-item-again";
import type { ItemWebhookHandler } from "../webhook-handler";

/** The owner's consent ends soon. When, the Item itself tells: they may have renewed it by now. */
export const itemPendingExpiration: ItemWebhookHandler = async ({ viewer, itemId }) => {
  const { item, effect } = await readItemAgain(viewer, itemId);
  if (!item) return effect;
  return item.consentExpiresAt
    ? `${effect} The consent to it ends on ${item.consentExpiresAt.slice(0, 10)}.`
    : `${effect} Plaid tells of no end of the consent to it.`;
};
