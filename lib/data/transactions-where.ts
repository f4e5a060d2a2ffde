import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { TransactionFilters } from "@/lib/contracts/transactions";
import { Prisma } from "@/lib/db/generated/client";

/**
 * The condition, on a "Transaction" called `t`, that holds for the viewer's transactions which pass
 * the filters, and for no one else's nor for those of Items that are being removed. Its first part is
 * what the indexes begin with.
 */
export function transactionsWhere(viewer: Viewer, filters: TransactionFilters): Prisma.Sql {
  const { q, item, account, category, direction, from, to, min, max } = filters;
  const parts = [
    Prisma.sql`t."userId" = ${viewer.id}`,
    Prisma.sql`t."itemId" NOT IN (
      SELECT "id" FROM "Item" WHERE "userId" = ${viewer.id} AND "state" = 'REMOVING'
    )`,
  ];
  if (item) parts.push(Prisma.sql`t."itemId" = ${item}`);
  if (account) parts.push(Prisma.sql`t."accountId" = ${account}`);
  if (from) parts.push(Prisma.sql`t."date" >= ${from}::date`);
  if (to) parts.push(Prisma.sql`t."date" <= ${to}::date`);
  if (category === "NONE") parts.push(Prisma.sql`t."category" IS NULL`);
  else if (category) parts.push(Prisma.sql`t."category" = ${category}`);
  if (direction === "out") parts.push(Prisma.sql`t."amount" > 0`);
  if (direction === "in") parts.push(Prisma.sql`t."amount" < 0`);
  if (min) parts.push(Prisma.sql`abs(t."amount") >= ${min}::numeric`);
  if (max) parts.push(Prisma.sql`abs(t."amount") <= ${max}::numeric`);
  if (q) {
    const pattern = `%${q.replaceAll(/[\\%_]/g, "\\$&")}%`;
    parts.push(Prisma.sql`(t."name" ILIKE ${pattern} OR t."merchantName" ILIKE ${pattern})`);
  }
  return Prisma.join(parts, " AND ");
}
