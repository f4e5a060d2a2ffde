import "server-only";
import { withdrawAccount } from "@/lib/data/withdrawals";
import { readItemAgain } from "../read-item-again";
import type { ItemWebhookHandler } from "../webhook-handler";

/** The owner withdrew one account at the bank. It is closed here, and only it. */
export const itemUserAccountRevoked: ItemWebhookHandler = async (webhook) => {
  const { viewer, itemId, body, signedAt } = webhook;
  const { item, effect } = await readItemAgain(viewer, itemId);
  if (!item) return effect;
  const { account_id } = body;
  if (!account_id) return `${effect} The webhook names no account.`;
  const closed = await withdrawAccount(viewer, itemId, account_id, signedAt);
  if (!closed) return `${effect} The account is not known here, or was chosen again since.`;
  const mask = closed.mask ? ` (${closed.mask})` : "";
  return `Closed the account ${closed.name}${mask}; the others of the Item stay.`;
};
