import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { isGone, type MissingProduct, type MissingReason } from "@/lib/contracts/items";
import { saveItemFacts } from "@/lib/data/item-facts";
import { PlaidProblem } from "@/lib/plaid/problem";
import { withAccessToken } from "./access-token";
import { errorOfItem, itemError } from "./error-of-item";

/** Plaid's codes for a product that an Item does not give. */
const REASON: Record<string, MissingReason> = {
  ADDITIONAL_CONSENT_REQUIRED: "consent",
  ACCESS_NOT_GRANTED: "consent",
  PRODUCTS_NOT_SUPPORTED: "unsupported",
  NO_AUTH_ACCOUNTS: "none",
  NO_ACCOUNTS: "none",
  PRODUCT_NOT_READY: "not_ready",
};

/**
 * Asks Plaid for one product of one of the viewer's Items. That there is none to have is a result
 * and not a failure; an error of the Item itself is one too, and marks it.
 *
 * @throws Problem when Plaid cannot be asked, or refuses for a reason of ours.
 */
export async function readProduct<Answer>(
  viewer: Viewer,
  itemId: string,
  read: (accessToken: string) => Promise<Answer>,
): Promise<{ answer: Answer } | { missing: MissingProduct }> {
  try {
    const told = await errorOfItem(withAccessToken(viewer, itemId, readable(read)));
    if (told.error === null) return { answer: told.answer };
    const error = itemError(told.error);
    const { code } = error;
    await saveItemFacts(viewer, itemId, { error }, undefined);
    return { missing: { state: "missing", reason: isGone(code) ? "gone" : "repair", code } };
  } catch (thrown) {
    if (!(thrown instanceof Missing)) throw thrown;
    return { missing: thrown.product };
  }
}

/** Tells what is missing apart before it could be taken for an error of the Item: some are of its type. */
const readable =
  <Answer>(read: (accessToken: string) => Promise<Answer>) =>
  async (accessToken: string): Promise<Answer> => {
    try {
      return await read(accessToken);
    } catch (thrown) {
      const code = thrown instanceof PlaidProblem ? thrown.errorCode : "";
      const reason = REASON[code];
      throw reason ? new Missing({ state: "missing", reason, code }) : thrown;
    }
  };

class Missing extends Error {
  constructor(readonly product: MissingProduct) {
    super(product.code);
  }
}
