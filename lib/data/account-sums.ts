import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { AccountSum } from "@/lib/contracts/items";
import { db } from "@/lib/db/client";

/**
 * What all of the viewer's accounts add up to, by currency and type, so that no sum mixes currencies.
 * The current balance counts; where a bank tells only the available one, that stands in for what is
 * held, never for what is owed.
 */
export function listAccountSums(viewer: Viewer): Promise<AccountSum[]> {
  return db().$queryRaw<AccountSum[]>`
    SELECT "currency", "type", count(*)::int AS "accounts",
      coalesce(sum("amount"), 0)::float8 AS "amount",
      count(*) FILTER (WHERE "amount" IS NULL)::int AS "unknown"
    FROM (
      SELECT coalesce(a."isoCurrencyCode", a."unofficialCurrency") AS "currency", a."type",
        coalesce(a."currentBalance",
          CASE WHEN a."type" NOT IN ('credit', 'loan') THEN a."availableBalance" END) AS "amount"
      FROM "Account" a JOIN "Item" i ON i."id" = a."itemId" AND i."userId" = a."userId"
      WHERE a."userId" = ${viewer.id} AND a."closedAt" IS NULL AND i."state" <> 'REMOVING'
    ) AS "counted"
    GROUP BY "currency", "type"`;
}
