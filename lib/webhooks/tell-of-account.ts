import "server-only";
import { findAccountName } from "@/lib/data/accounts";
import { readItemAgain } from "./read-item-again";
import type { ItemWebhookHandler } from "./webhook-handler";

/**
 * Reads the Item of a webhook again, which tells what it is worth now, and says of the account that
 * the webhook names what came of it.
 */
export async function tellOfAccount(
  { viewer, itemId, body }: Parameters<ItemWebhookHandler>[0],
  what: string,
): Promise<string> {
  const { item, effect } = await readItemAgain(viewer, itemId);
  if (!item) return effect;
  const { account_id } = body;
  const name = account_id ? await findAccountName(viewer, itemId, account_id) : null;
  return `${effect} ${name ?? "An account that is not known here"} ${what}.`;
}
