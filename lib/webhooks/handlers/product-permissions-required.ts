import "server-only";
import { readItemAgain } from "../read-item-again";
import type { ItemWebhookHandler } from "../webhook-handler";

const PRODUCTS: Record<string, string> = { AUTH: "account numbers", IDENTITY: "identity" };

/** A product needs the owner's consent. They grant it in update mode, when they want what it is for. */
export const productPermissionsRequired: ItemWebhookHandler = async ({ viewer, itemId, body }) => {
  const { item, effect } = await readItemAgain(viewer, itemId);
  const what = PRODUCTS[body.webhook_type] ?? "a product";
  return item ? `${effect} Its owner has yet to consent to ${what}, in update mode.` : effect;
};
