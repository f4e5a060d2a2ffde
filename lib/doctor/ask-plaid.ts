import "server-only";
import { PlaidProblem, PlaidUnreachable } from "@/lib/plaid/problem";
import { scrub } from "@/lib/plaid/redact";
import { isPassing } from "@/lib/problem";
import { type Check, skipped, type Verdict, warning } from "./check";
import { remembered } from "./remembered";

/** Plaid's answers to keys that do not belong to the environment. */
const NOT_OUR_KEYS = new Set(["INVALID_API_KEYS", "UNAUTHORIZED_ENVIRONMENT"]);

/** Whether Plaid refused a call for the keys it was made with. */
export const isAboutKeys = (thrown: unknown): thrown is PlaidProblem =>
  thrown instanceof PlaidProblem && NOT_OUR_KEYS.has(thrown.errorCode);

/**
 * Plaid's verdict on what it was asked for, out of what a call threw.
 *
 * @throws what is no such verdict: a Plaid that is away or busy, keys that it does not take.
 */
export function verdictOfPlaid(thrown: unknown): PlaidProblem {
  const isVerdict = thrown instanceof PlaidProblem && !isAboutKeys(thrown) && !isPassing(thrown);
  if (isVerdict) return thrown;
  throw thrown;
}

/** What Plaid said when it refused, without anything secret: its code, and its sentence. */
export const refusal = ({ error: { error_code, error_message } }: PlaidProblem): string =>
  `${error_code}: ${scrub(error_message)}`;

/**
 * A check that asks Plaid; what came of it is {@link remembered}. Keys that are refused, and a Plaid
 * that is away, are told by one check of their own: in all others there is then nothing to check.
 */
export const askingPlaid =
  (id: string, examine: () => Promise<Verdict>): Check["examine"] =>
  () =>
    remembered(id, () => examine().catch(verdictOn));

function verdictOn(thrown: unknown): Verdict {
  if (isAboutKeys(thrown)) return skipped("Plaid has to accept the keys first.");
  if (thrown instanceof PlaidUnreachable) {
    return skipped("Plaid could not be reached.");
  }
  if (thrown instanceof PlaidProblem && isPassing(thrown)) {
    return warning(
      `Plaid did not say. ${refusal(thrown)}`,
      "Check again in a minute. If it stays like this, see https://status.plaid.com.",
    );
  }
  throw thrown;
}
