import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { newId } from "./new-id";
import { SYNC_LEASE_MS, type SyncLease, SyncLeaseLost } from "./transactions-lease";

/** What Plaid said of a transaction. The amount is Plaid's number, and goes to the database digit by digit. */
export type TransactionFacts = {
  plaidTransactionId: string;
  plaidAccountId: string;
  pendingTransactionId: string | null;
  /** `YYYY-MM-DD`. */
  date: string;
  authorizedDate: string | null;
  name: string;
  merchantName: string | null;
  amount: number;
  isoCurrencyCode: string | null;
  unofficialCurrency: string | null;
  pending: boolean;
  category: string | null;
  categoryDetail: string | null;
  paymentChannel: string | null;
};

/** One page of an update: what was added or changed, and Plaid's ids of what is gone. */
export type TransactionPageFacts = { rows: TransactionFacts[]; removed: string[] };

/**
 * Forgets what an update that broke off has staged. @throws SyncLeaseLost where somebody else has the
 * Item by now, whose pages these are.
 */
export async function dropStagedPages(viewer: Viewer, { id, itemId }: SyncLease): Promise<void> {
  const held = await db().$queryRaw<object[]>`
    WITH held AS (
      SELECT "id", "userId" FROM "Item"
      WHERE "id" = ${itemId} AND "userId" = ${viewer.id} AND "syncLease" = ${id}
        AND "state" <> 'REMOVING'
      FOR UPDATE
    ), dropped AS (
      DELETE FROM "TransactionPage" p USING held
      WHERE p."itemId" = held."id" AND p."userId" = held."userId"
    )
    SELECT "id" FROM held`;
  if (held.length === 0) throw new SyncLeaseLost();
}

/**
 * Keeps a page until the rest of its update is there, so that no more than one page of it is ever in
 * memory, and keeps the lease. @throws SyncLeaseLost where somebody else has the Item by now.
 */
export async function stagePage(
  viewer: Viewer,
  lease: SyncLease,
  number: number,
  { rows, removed }: TransactionPageFacts,
): Promise<void> {
  // Each id once, since one statement cannot write a row twice; what is told last counts.
  const byId = new Map(rows.map((row) => [row.plaidTransactionId, row]));
  const staged = [...byId.values()].map((row) => ({ ...row, id: newId("transaction") }));
  const count = await db().$executeRaw`
    WITH held AS (
      UPDATE "Item" SET
        "syncLeaseEndsAt" = clock_timestamp() + make_interval(secs => ${SYNC_LEASE_MS / 1000})
      WHERE "id" = ${lease.itemId} AND "userId" = ${viewer.id} AND "syncLease" = ${lease.id}
        AND "state" <> 'REMOVING'
      RETURNING "id", "userId"
    )
    INSERT INTO "TransactionPage" ("userId", "itemId", "number", "rows", "removed")
    SELECT "userId", "id", ${number}::int, ${JSON.stringify(staged)}::jsonb, ${removed} FROM held`;
  if (count === 0) throw new SyncLeaseLost();
}

/** Which of these accounts, by Plaid's ids, the Item has no row for. */
export async function listUnknownAccounts(
  viewer: Viewer,
  itemId: string,
  plaidAccountIds: string[],
): Promise<string[]> {
  const known = await db().account.findMany({
    where: { itemId, userId: viewer.id, plaidAccountId: { in: plaidAccountIds } },
    select: { plaidAccountId: true },
  });
  const ids = new Set(known.map(({ plaidAccountId }) => plaidAccountId));
  return plaidAccountIds.filter((id) => !ids.has(id));
}
