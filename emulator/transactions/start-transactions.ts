import type { TransactionsProgress } from "../state/entities";

/** The extraction of an Item's transactions as it begins: the last thirty days come first, then the rest. */
export const startTransactions = (
  daysRequested: number,
  delayMs: number,
  now: number,
): TransactionsProgress => ({
  daysRequested,
  startedAt: now,
  initialAt: now + delayMs,
  historicalAt: now + 2 * delayMs,
  stage: "not ready",
  postsAt: null,
  hasSynced: false,
  hasRecurring: false,
  updatedAt: now,
});
