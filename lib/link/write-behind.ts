import "server-only";
import { databaseProblem } from "@/lib/data/database-problem";
import { describeError, log } from "@/lib/log";

const FLUSH_AFTER_MS = 250;
const RETRY_AFTER_MS = 5_000;
const MAX_WAITING = 2_000;

/**
 * Takes rows that nobody waits for, and writes them together a moment later. While the database is
 * away the newest 2,000 wait; what it refuses is dropped, and logged.
 *
 * @param what they are, for the log.
 */
export function writeBehind<Row>(
  what: string,
  write: (rows: Row[]) => Promise<void>,
): (row: Row) => void {
  let waiting: Row[] = [];

  const flush = async () => {
    const batch = waiting;
    waiting = [];
    await write(batch).catch((thrown: unknown) => {
      if (databaseProblem(thrown)) {
        waiting = [...batch, ...waiting].slice(-MAX_WAITING);
        setTimeout(() => void flush(), RETRY_AFTER_MS);
      } else {
        log().warn({ what, lost: batch.length, error: describeError(thrown) }, "not recorded");
      }
    });
  };

  return (row) => {
    if (waiting.length >= MAX_WAITING) waiting.shift();
    waiting.push(row);
    if (waiting.length === 1) setTimeout(() => void flush(), FLUSH_AFTER_MS);
  };
}
