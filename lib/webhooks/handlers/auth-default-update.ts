import "server-only";
import { readItemAgain } from "../read-item-again";
import type { ItemWebhookHandler } from "../webhook-handler";

/** Account numbers changed. None are stored here, so whoever asks for them next gets the new ones. */
export const authDefaultUpdate: ItemWebhookHandler = async ({ viewer, itemId }) => {
  const { item, effect } = await readItemAgain(viewer, itemId);
  return item
    ? `${effect} Account numbers are asked for when shown, so they are new then.`
    : effect;
};
