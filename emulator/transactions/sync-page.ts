import { type LedgerUpdate, ledgerDelta } from "../ledger/ledger-delta";
import type { LedgerHistory } from "../ledger/ledger-history";
import { PlaidFailure } from "../plaid-failure";
import { readCursor, type Stream, writeCursor } from "./sync-cursor";

/** One page of updates, and the cursor to go on from. */
export type SyncPage = { updates: LedgerUpdate[]; nextCursor: string; hasMore: boolean };

/**
 * The page of a history that follows a cursor. The same cursor gives the same page until something
 * changes; a change between two pages of one update makes the reader start that update again.
 */
export function syncPage(
  history: LedgerHistory,
  stream: Stream,
  { cursor, count }: { cursor: string; count: number },
): SyncPage {
  const end = history.events.length;
  if (cursor === "now") {
    const nextCursor = writeCursor(stream, { from: end, to: end, offset: 0 });
    return { updates: [], nextCursor, hasMore: false };
  }
  const read = cursor ? readCursor(cursor, stream, end) : { from: 0, to: 0, offset: 0 };
  if (read.offset > 0 && read.to !== end) {
    throw new PlaidFailure("TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION");
  }

  const all = ledgerDelta(history, { from: read.from, to: end, accountId: stream.accountId });
  const offset = Math.min(read.offset + count, all.length);
  const hasMore = offset < all.length;
  return {
    updates: all.slice(read.offset, offset),
    nextCursor: writeCursor(
      stream,
      hasMore ? { from: read.from, to: end, offset } : { from: end, to: end, offset: 0 },
    ),
    hasMore,
  };
}
