import "server-only";
import { databaseProblem } from "@/lib/data/database-problem";
import { systemSavePlaidCalls } from "@/lib/data/plaid-calls";
import { describeError, log } from "@/lib/log";
import { onPlaidCall, type PlaidCallRecord } from "@/lib/plaid/recorder";

const FLUSH_AFTER_MS = 250;
const RETRY_AFTER_MS = 5_000;
const MAX_WAITING = 2_000;

/**
 * Keeps a redacted record of every call to Plaid for the inspector. Records wait in memory for a
 * moment and are written together, so that a caller never waits for its own record; when the
 * database is away the oldest are dropped.
 */
export function recordPlaidCalls() {
  let waiting: PlaidCallRecord[] = [];

  const flush = async () => {
    const batch = waiting;
    waiting = [];
    await systemSavePlaidCalls(batch).catch((thrown: unknown) => {
      if (databaseProblem(thrown)) {
        waiting = [...batch, ...waiting].slice(-MAX_WAITING);
        setTimeout(() => void flush(), RETRY_AFTER_MS);
      } else {
        log().warn({ lost: batch.length, error: describeError(thrown) }, "call records not stored");
      }
    });
  };

  onPlaidCall((record) => {
    if (waiting.length >= MAX_WAITING) waiting.shift();
    waiting.push(record);
    if (waiting.length === 1) setTimeout(() => void flush(), FLUSH_AFTER_MS);
  });
}
