import "server-only";
import { db } from "@/lib/db/client";

/**
 * Items whose transactions were last brought up to date before a moment, or never, longest ago first:
 * what webhooks that were lost, or are not set up, did not lead to. Those that need their owner are
 * left out, since Plaid has nothing new for them; so are those that were tried since.
 */
export function systemListItemsToSync(
  olderThan: Date,
  limit = 500,
): Promise<{ itemId: string; userId: string }[]> {
  return db().$queryRaw`
    SELECT "id" AS "itemId", "userId" FROM "Item"
    WHERE "state" IN ('LINKED', 'HEALTHY')
      AND ("transactionsSyncedAt" IS NULL OR "transactionsSyncedAt" < ${olderThan})
      AND ("transactionsTriedAt" IS NULL OR "transactionsTriedAt" < ${olderThan})
    ORDER BY "transactionsSyncedAt" ASC NULLS FIRST
    LIMIT ${limit}`;
}
