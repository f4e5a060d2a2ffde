import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { extendSyncLease, type SyncLease, SyncLeaseLost } from "./transactions-lease";

/** How an update ended at Plaid. */
export type UpdateEnd = {
  /** Where the next update goes on; null while Plaid has none. */
  cursor: string | null;
  /** Plaid's transactions_update_status. */
  status: string;
};

/** What {@link applyUpdate} did and found. */
export type AppliedUpdate = {
  /** News came meanwhile: the lease is kept, and the Item has to be read once more. */
  newsCame: boolean;
  /** Since when Plaid's status is what it is. */
  statusAt: Date;
};

/** Plaid has told nothing that rows could be as of. */
const NOT_READY = "NOT_READY";

/** How long an update may take to apply: the more pages, the longer, on whatever machine. */
const timeoutMs = (pages: number) => 60_000 + 4_000 * pages;

/** The lease outlives the transaction, so that none is committed by a right that has ended. */
const LEASE_BEYOND_MS = 30_000;

/**
 * Applies all staged pages of an update and stores its cursor, all or nothing: a reader sees the
 * transactions of one cursor or of the next, and never something in between.
 *
 * What is removed goes before what the same page adds. A posted transaction takes over the row of the
 * pending one that it replaces. An update that read everything drops what Plaid no longer tells of.
 *
 * @throws SyncLeaseLost where somebody else has the Item by now. Nothing is written then.
 */
export async function applyUpdate(
  viewer: Viewer,
  lease: SyncLease,
  end: UpdateEnd,
): Promise<AppliedUpdate> {
  const pages = await listStagedPages(viewer, lease);
  const timeout = timeoutMs(pages.length);
  await extendSyncLease(viewer, lease, timeout + LEASE_BEYOND_MS);
  return db().$transaction(
    async (tx) => {
      for (const { number, posts } of pages) {
        if (posts) await takeOverPending(tx, viewer, lease, number);
      }
      for (const { number, removes } of pages) {
        if (removes) await removeGone(tx, viewer, lease, number);
        await writeRows(tx, viewer, lease, number);
      }
      const readAll = lease.cursor === null && end.status !== NOT_READY;
      if (readAll) await removeUntold(tx, viewer, lease);
      if (pages.length > 0) {
        await tx.transactionPage.deleteMany({
          where: { itemId: lease.itemId, userId: viewer.id },
        });
      }
      return storeEnd(tx, viewer, lease, end);
    },
    { maxWait: 10_000, timeout },
  );
}

type StagedPage = { number: number; removes: boolean; posts: boolean };

/** The staged pages in their order, with what each holds beside rows to write. */
const listStagedPages = (viewer: Viewer, { itemId }: SyncLease) =>
  db().$queryRaw<StagedPage[]>`
    SELECT "number", cardinality("removed") > 0 AS "removes",
      jsonb_path_exists("rows", '$[*] ? (@.pendingTransactionId != null)') AS "posts"
    FROM "TransactionPage" WHERE "itemId" = ${itemId} AND "userId" = ${viewer.id}
    ORDER BY "number"`;

type Tx = Prisma.TransactionClient;

/** A posted transaction is the pending one under another id. Its row keeps ours, and so do all who point to it. */
const takeOverPending = (tx: Tx, viewer: Viewer, { itemId }: SyncLease, number: number) =>
  tx.$executeRaw`
    UPDATE "Transaction" t SET "plaidTransactionId" = r."plaidTransactionId"
    FROM "TransactionPage" p,
      jsonb_to_recordset(p."rows") AS r("plaidTransactionId" text, "pendingTransactionId" text)
    WHERE p."itemId" = ${itemId} AND p."userId" = ${viewer.id} AND p."number" = ${number}
      AND r."pendingTransactionId" IS NOT NULL
      AND t."plaidTransactionId" = r."pendingTransactionId"
      AND t."itemId" = ${itemId} AND t."userId" = ${viewer.id}
      AND NOT EXISTS (
        SELECT 1 FROM "Transaction" known WHERE known."plaidTransactionId" = r."plaidTransactionId"
      )`;

/** What is gone is put together once, as in {@link removeUntold}. */
const removeGone = (tx: Tx, viewer: Viewer, { itemId }: SyncLease, number: number) =>
  tx.$executeRaw`
    DELETE FROM "Transaction" t
    WHERE t."itemId" = ${itemId} AND t."userId" = ${viewer.id}
      AND t."plaidTransactionId" = ANY (ARRAY(
        SELECT unnest(p."removed") FROM "TransactionPage" p
        WHERE p."itemId" = ${itemId} AND p."userId" = ${viewer.id} AND p."number" = ${number}
      ))`;

/**
 * Adds and changes rows. Plaid tells many as changed in which nothing shows: those are left alone.
 * Rows of accounts that we have none of are left out.
 */
const writeRows = (tx: Tx, viewer: Viewer, { itemId }: SyncLease, number: number) =>
  tx.$executeRaw`
    INSERT INTO "Transaction" ("id", "userId", "itemId", "accountId", "plaidTransactionId",
      "pendingTransactionId", "date", "authorizedDate", "name", "merchantName", "amount",
      "isoCurrencyCode", "unofficialCurrency", "pending", "category", "categoryDetail",
      "paymentChannel", "updatedAt")
    SELECT r."id", ${viewer.id}, ${itemId}, a."id", r."plaidTransactionId",
      r."pendingTransactionId", r."date", r."authorizedDate", r."name", r."merchantName", r."amount",
      r."isoCurrencyCode", r."unofficialCurrency", r."pending", r."category", r."categoryDetail",
      r."paymentChannel", now()
    FROM "TransactionPage" p,
      jsonb_to_recordset(p."rows") AS r("id" text, "plaidAccountId" text,
        "plaidTransactionId" text, "pendingTransactionId" text, "date" date, "authorizedDate" date,
        "name" text, "merchantName" text, "amount" numeric, "isoCurrencyCode" text,
        "unofficialCurrency" text, "pending" boolean, "category" text, "categoryDetail" text,
        "paymentChannel" text)
    JOIN "Account" a ON a."itemId" = ${itemId} AND a."plaidAccountId" = r."plaidAccountId"
      AND a."userId" = ${viewer.id}
    WHERE p."itemId" = ${itemId} AND p."userId" = ${viewer.id} AND p."number" = ${number}
    ON CONFLICT ("plaidTransactionId") DO UPDATE SET
      "accountId" = excluded."accountId", "pendingTransactionId" = excluded."pendingTransactionId",
      "date" = excluded."date", "authorizedDate" = excluded."authorizedDate",
      "name" = excluded."name", "merchantName" = excluded."merchantName",
      "amount" = excluded."amount", "isoCurrencyCode" = excluded."isoCurrencyCode",
      "unofficialCurrency" = excluded."unofficialCurrency", "pending" = excluded."pending",
      "category" = excluded."category", "categoryDetail" = excluded."categoryDetail",
      "paymentChannel" = excluded."paymentChannel", "updatedAt" = excluded."updatedAt"
    WHERE "Transaction"."itemId" = ${itemId} AND "Transaction"."userId" = ${viewer.id}
      AND ("Transaction"."accountId", "Transaction"."pendingTransactionId", "Transaction"."date",
        "Transaction"."authorizedDate", "Transaction"."name", "Transaction"."merchantName",
        "Transaction"."amount", "Transaction"."isoCurrencyCode", "Transaction"."unofficialCurrency",
        "Transaction"."pending", "Transaction"."category", "Transaction"."categoryDetail",
        "Transaction"."paymentChannel")
      IS DISTINCT FROM (excluded."accountId", excluded."pendingTransactionId", excluded."date",
        excluded."authorizedDate", excluded."name", excluded."merchantName",
        excluded."amount", excluded."isoCurrencyCode", excluded."unofficialCurrency",
        excluded."pending", excluded."category", excluded."categoryDetail",
        excluded."paymentChannel")`;

/**
 * After everything was read: rows that are in none of its pages are of another time. Its ids are put
 * together once, whatever the planner knows of rows that were written this instant; a join would read
 * every page again for every row.
 */
const removeUntold = (tx: Tx, viewer: Viewer, { itemId }: SyncLease) =>
  tx.$executeRaw`
    DELETE FROM "Transaction" t
    WHERE t."itemId" = ${itemId} AND t."userId" = ${viewer.id}
      AND t."plaidTransactionId" NOT IN (
        SELECT r."plaidTransactionId"
        FROM "TransactionPage" p,
          jsonb_to_recordset(p."rows") AS r("plaidTransactionId" text)
        WHERE p."itemId" = ${itemId} AND p."userId" = ${viewer.id}
          AND r."plaidTransactionId" IS NOT NULL
      )`;

async function storeEnd(
  tx: Tx,
  viewer: Viewer,
  { id, itemId }: SyncLease,
  { cursor, status }: UpdateEnd,
): Promise<AppliedUpdate> {
  const [row] = await tx.$queryRaw<AppliedUpdate[]>`
    UPDATE "Item" SET
      "syncCursor" = ${cursor},
      "transactionsSyncedAt" = CASE WHEN ${status !== NOT_READY} THEN clock_timestamp()
        ELSE "transactionsSyncedAt" END,
      "transactionsTriedAt" = clock_timestamp(),
      "transactionsError" = NULL,
      "transactionsStatusAt" = CASE WHEN "transactionsStatus" = ${status}
        THEN "transactionsStatusAt" ELSE clock_timestamp() END,
      "transactionsStatus" = ${status},
      "syncLease" = CASE WHEN "syncAgain" THEN "syncLease" END,
      "syncLeaseEndsAt" = CASE WHEN "syncAgain" THEN "syncLeaseEndsAt" END,
      "syncAgain" = false
    WHERE "id" = ${itemId} AND "userId" = ${viewer.id} AND "syncLease" = ${id}
      AND "state" <> 'REMOVING'
    RETURNING "syncLease" IS NOT NULL AS "newsCame", "transactionsStatusAt" AS "statusAt"`;
  if (!row) throw new SyncLeaseLost();
  return row;
}
