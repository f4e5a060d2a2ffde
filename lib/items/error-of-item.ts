import "server-only";
import type { PlaidError } from "plaid";
import { PlaidProblem } from "@/lib/plaid/problem";
import { isAboutItem } from "./is-about-item";

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
    if (!isAboutItem(thrown) || thrown.errorCode === rethrow) throw thrown;
    return { answer: null, error: thrown.error };
  }
}

/** Plaid's error on an Item as it is stored: its code, and words fit to show. */
export const itemError = (error: PlaidError) => ({
  code: error.error_code,
  message: new PlaidProblem(error).message,
});
