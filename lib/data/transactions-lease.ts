import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { missingItem } from "./items";
import { newId } from "./new-id";

/** How long a sync may be silent before it is taken for dead. Longer than any call or statement of it takes. */
export const SYNC_LEASE_MS = 120_000;

/** The right to sync one Item's transactions, and the cursor to go on from: null to read everything. */
export type SyncLease = { id: string; itemId: string; cursor: string | null };

/** The lease has ended, and somebody else may have the Item by now. Nothing was written. */
export class SyncLeaseLost extends Error {
  override name = "SyncLeaseLost";
}

/**
 * Takes the right to sync one of the viewer's Items, which one sync at a time has, whatever process
 * it runs in. Answers null where another one has it: that one then knows that there is news and reads
 * once more. One statement decides both, so no news falls in between.
 *
 * A lease is a row and not a lock: none is held on a connection while Plaid is asked.
 *
 * @throws Problem `not_found` for an Item of somebody else's, or one that is being removed.
 */
export async function takeSyncLease(viewer: Viewer, itemId: string): Promise<SyncLease | null> {
  const id = newId("syncLease");
  const rows = await db().$queryRaw<{ isOurs: boolean; cursor: string | null }[]>`
    UPDATE "Item" SET
      "syncAgain" = "syncLease" IS NOT NULL AND "syncLeaseEndsAt" > clock_timestamp(),
      "syncLease" = CASE WHEN "syncLease" IS NOT NULL AND "syncLeaseEndsAt" > clock_timestamp()
        THEN "syncLease" ELSE ${id} END,
      "syncLeaseEndsAt" = CASE WHEN "syncLease" IS NOT NULL AND "syncLeaseEndsAt" > clock_timestamp()
        THEN "syncLeaseEndsAt" ELSE clock_timestamp() + make_interval(secs => ${SYNC_LEASE_MS / 1000}) END
    WHERE "id" = ${itemId} AND "userId" = ${viewer.id} AND "state" <> 'REMOVING'
    RETURNING "syncLease" = ${id} AS "isOurs", "syncCursor" AS "cursor"`;
  const [row] = rows;
  if (!row) throw missingItem();
  return row.isOurs ? { id, itemId, cursor: row.cursor } : null;
}

/** Keeps a lease for so long from now. @throws {@link SyncLeaseLost} where it is another's already. */
export async function extendSyncLease(
  viewer: Viewer,
  { id, itemId }: SyncLease,
  forMs: number,
): Promise<void> {
  const count = await db().$executeRaw`
    UPDATE "Item" SET
      "syncLeaseEndsAt" = clock_timestamp() + make_interval(secs => ${forMs / 1000})
    WHERE "id" = ${itemId} AND "userId" = ${viewer.id} AND "syncLease" = ${id}
      AND "state" <> 'REMOVING'`;
  if (count === 0) throw new SyncLeaseLost();
}

/**
 * Gives a lease back after a sync that came to nothing: what was staged is dropped, rows and cursor
 * stay. Answers whether news came meanwhile, of which nobody knows any more.
 */
export async function giveBackSyncLease(
  viewer: Viewer,
  { id, itemId }: SyncLease,
  errorCode: string,
): Promise<{ newsCame: boolean }> {
  const [row] = await db().$queryRaw<{ newsCame: boolean }[]>`
    WITH before AS (
      SELECT "id", "userId", "syncAgain" FROM "Item"
      WHERE "id" = ${itemId} AND "userId" = ${viewer.id} AND "syncLease" = ${id} FOR UPDATE
    ), dropped AS (
      DELETE FROM "TransactionPage" p USING before
      WHERE p."itemId" = before."id" AND p."userId" = before."userId"
    )
    UPDATE "Item" SET "syncLease" = NULL, "syncLeaseEndsAt" = NULL, "syncAgain" = false,
      "transactionsTriedAt" = clock_timestamp(), "transactionsError" = ${errorCode}
    FROM before WHERE "Item"."id" = before."id"
    RETURNING before."syncAgain" AS "newsCame"`;
  return { newsCame: row?.newsCame ?? false };
}
