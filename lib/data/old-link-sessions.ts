import "server-only";
import { db } from "@/lib/db/client";
import { eraseInLots } from "./in-lots";

/**
 * Erases Link sessions whose link token ended before a time, with all that was written down of them.
 * One that an Item came out of is kept with it, and one with a bank that its owner still has to be
 * told of, or to decide about, until they have.
 */
export async function systemForgetLinkSessions(before: Date): Promise<void> {
  await eraseInLots(
    (atOnce) => db().$executeRaw`
      DELETE FROM "LinkSession" WHERE "id" = ANY(ARRAY(
        SELECT s."id" FROM "LinkSession" s
        WHERE s."state" IN ('OPEN', 'COMPLETED', 'EXITED', 'EXPIRED') AND s."expiresAt" < ${before}
          AND NOT EXISTS (SELECT 1 FROM "Item" i
            WHERE i."linkSessionId" = s."id" AND i."userId" = s."userId")
          AND NOT EXISTS (SELECT 1 FROM "PublicTokenExchange" e
            WHERE e."linkSessionId" = s."id" AND (e."state" = 'RESERVED'
              OR e."state" IN ('DUPLICATE', 'UNCERTAIN') AND e."dismissedAt" IS NULL))
        LIMIT ${atOnce}))`,
  );
}
