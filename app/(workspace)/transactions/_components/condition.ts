import { isGone } from "@/lib/contracts/items";
import type { TransactionsHealth } from "@/lib/contracts/transactions";

const STALE_AFTER_MS = 24 * 60 * 60 * 1000;

/** How a bank's transactions are doing, in words, and the one thing to do about it. */
export type Condition = {
  words: string | null;
  isWarning: boolean;
  step: "repair" | "relink" | "consent" | "sync" | null;
};

/** The most urgent thing that is to be said of a bank's transactions, as of a moment in milliseconds. */
export function conditionOf(
  { state, errorCode, problem, reach, syncedAt, isSyncing }: TransactionsHealth,
  now: number,
): Condition {
  if (state === "needs_repair") {
    return isGone(errorCode)
      ? warning("This link to the bank has ended. What is here is from before.", "relink")
      : warning(
          "The bank wants you to sign in again. Until then nothing new comes in, and what is here is from before.",
          "repair",
        );
  }
  if (problem === "ADDITIONAL_CONSENT_REQUIRED") {
    return warning(
      "You have not agreed to share this bank's transactions. Grant that in update mode, and they come in by themselves.",
      "consent",
    );
  }
  if (problem === "PRODUCTS_NOT_SUPPORTED" || problem === "NO_ACCOUNTS") {
    return note("Plaid has no transactions of this bank.", null);
  }
  if (problem === "INVALID_PRODUCT" || problem === "PRODUCT_NOT_ENABLED") {
    return warning(`This app may not read transactions at Plaid (${problem}).`, null);
  }
  if (isSyncing) return note("A sync is under way.", "sync");
  if (problem) {
    const words = `The last sync did not work (${problem}). It is tried again by itself.`;
    return warning(words, "sync");
  }
  if (reach === "none") {
    return note("Plaid is still fetching them from the bank. They appear by themselves.", "sync");
  }
  if (!syncedAt || now - Date.parse(syncedAt) > STALE_AFTER_MS) {
    return warning("These are more than a day old. A sync brings what is new.", "sync");
  }
  if (reach === "recent") {
    return note("The last thirty days are here; the bank's older ones are on their way.", "sync");
  }
  return note(null, "sync");
}

const warning = (words: string, step: Condition["step"]): Condition => ({
  words,
  isWarning: true,
  step,
});

const note = (words: string | null, step: Condition["step"]): Condition => ({
  words,
  isWarning: false,
  step,
});
