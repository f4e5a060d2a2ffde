import "server-only";
import { readItemAgain } from "../read-item-again";
import type { ItemWebhookHandler } from "../webhook-handler";

/** Plaid sends this Item's webhooks to another address from now on: the one that this came to. */
export const itemWebhookUpdateAcknowledged: ItemWebhookHandler = async ({ viewer, itemId }) => {
  const { item, effect } = await readItemAgain(viewer, itemId);
  return item ? `${effect} Its webhooks come to the address that Plaid now has for it.` : effect;
};
