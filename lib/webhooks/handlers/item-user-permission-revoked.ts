import "server-only";
import { saveItemFacts } from "@/lib/data/item-facts";
import { readItemAgain } from "../read-item-again";
import type { ItemWebhookHandler } from "../webhook-handler";

const REVOKED = {
  code: "USER_PERMISSION_REVOKED",
  message: "The access to this bank was withdrawn. Link the bank again.",
};

/** The owner withdrew the access, at Plaid or at the bank. No update mode brings it back. */
export const itemUserPermissionRevoked: ItemWebhookHandler = async ({ viewer, itemId }) => {
  const { item, effect } = await readItemAgain(viewer, itemId);
  if (!item || item.errorCode) return effect;
  // Plaid may still tell what it has kept of the Item; there will be nothing new.
  await saveItemFacts(viewer, itemId, { error: REVOKED }, undefined);
  return "Marked the Item as withdrawn; the bank has to be linked again.";
};
