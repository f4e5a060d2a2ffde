import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type {
  ListTransactionsAnswer,
  TransactionFilters,
  TransactionView,
} from "@/lib/contracts/transactions";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { readPlace, writePlace } from "./transactions-place";
import { transactionsWhere } from "./transactions-where";

const ORDERS = {
  newest: { key: Prisma.sql`t."date"`, type: Prisma.sql`date`, descends: true },
  oldest: { key: Prisma.sql`t."date"`, type: Prisma.sql`date`, descends: false },
  "most-paid": { key: Prisma.sql`t."amount"`, type: Prisma.sql`numeric`, descends: true },
  "most-received": { key: Prisma.sql`t."amount"`, type: Prisma.sql`numeric`, descends: false },
} as const;

/**
 * The viewer's transactions that pass the filters, in the order that they name, newest first if they
 * name none. Goes on after a place in the list and not after a number of rows: what a sync adds or
 * takes away meanwhile makes it skip nothing and tell nothing twice.
 *
 * @throws Problem `invalid_request` for a place that is not one of this order.
 */
export async function listTransactions(
  viewer: Viewer,
  { sort = "newest", ...filters }: TransactionFilters,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<ListTransactionsAnswer> {
  const { key, type, descends } = ORDERS[sort];
  const place = after === undefined ? null : readPlace(after, sort);
  const beyond = descends ? Prisma.sql`<` : Prisma.sql`>`;
  const direction = descends ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const rows = await db().$queryRaw<TransactionView[]>`
    SELECT t."id", t."itemId", t."accountId", t."date"::text AS "date",
      t."authorizedDate"::text AS "authorizedDate", t."name", t."merchantName",
      trim_scale(t."amount")::text AS "amount",
      coalesce(t."isoCurrencyCode", t."unofficialCurrency") AS "currency", t."pending",
      t."category", t."categoryDetail", a."name" AS "accountName", a."mask" AS "accountMask",
      i."institutionName"
    FROM (
      SELECT * FROM "Transaction" t
      WHERE ${transactionsWhere(viewer, filters)}
        ${place ? Prisma.sql`AND (${key}, t."id") ${beyond} (${place.key}::${type}, ${place.id})` : Prisma.empty}
      ORDER BY ${key} ${direction}, t."id" ${direction}
      LIMIT ${limit + 1}
    ) t
    JOIN "Account" a ON a."id" = t."accountId" AND a."userId" = ${viewer.id}
    JOIN "Item" i ON i."id" = t."itemId" AND i."userId" = ${viewer.id}
    ORDER BY ${key} ${direction}, t."id" ${direction}`;
  const transactions = rows.slice(0, limit);
  const last = transactions.at(-1);
  const next = rows.length > limit && last ? writePlace(last, sort) : null;
  return { transactions, next };
}
