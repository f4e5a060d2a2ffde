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
  /** A write is due or under way: there is one at a time, however long the database is away. */
  let isDue = false;

  const writeIn = (ms: number) => {
    isDue = true;
    setTimeout(() => void flush(), ms);
  };

  const flush = async () => {
    const batch = waiting;
    waiting = [];
    let again = FLUSH_AFTER_MS;
    await write(batch).catch((thrown: unknown) => {
      if (databaseProblem(thrown)) {
        waiting = [...batch, ...waiting].slice(-MAX_WAITING);
        again = RETRY_AFTER_MS;
      } else {
        log().warn({ what, lost: batch.length, error: describeError(thrown) }, "not recorded");
      }
    });
    isDue = false;
    if (waiting.length > 0) writeIn(again);
  };

  return (row) => {
    if (waiting.length >= MAX_WAITING) waiting.shift();
    waiting.push(row);
    if (!isDue) writeIn(FLUSH_AFTER_MS);
  };
}
