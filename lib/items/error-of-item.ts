import "server-only";
import type { PlaidError } from "plaid";
import { PlaidProblem } from "@/lib/plaid/problem";

/** Plaid's verdicts on an Item, as opposed to on our request. */
const ABOUT_THE_ITEM = new Set(["INVALID_ACCESS_TOKEN", "USER_PERMISSION_REVOKED"]);

/**
 * The answer of a call, or the error that Plaid has on the Item itself. Any other failure is thrown.
 *
 * @param rethrow a code that is thrown all the same.
 */
export async function errorOfItem<Answer>(
  call: Promise<Answer>,
  { rethrow }: { rethrow?: string } = {},
): Promise<{ answer: Answer; error: null } | { answer: null; error: PlaidError }> {
  try {
    return { answer: await call, error: null };
  } catch (thrown) {
    if (!(thrown instanceof PlaidProblem)) throw thrown;
    const { code, errorCode } = thrown;
    const isAboutItem = code === "relink_required" || ABOUT_THE_ITEM.has(errorCode);
    if (!isAboutItem || errorCode === rethrow) throw thrown;
    return { answer: null, error: thrown.error };
  }
}
