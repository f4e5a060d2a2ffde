import "server-only";
import { db } from "@/lib/db/client";
import { enqueueAll } from "@/lib/jobs/enqueue-all";

/** An Item that has never been read is tried again sooner than the others. */
const AGAIN = { neverReadMinutes: 10, hours: 24 } as const;

/**
 * Leaves the Items that are due to be read to jobs, those that have waited longest first, and puts
 * each off for about a day, less up to an hour, so that they do not stay in step. Any number of
 * processes may do it at once. Answers how many there were: as many as `limit` means that more wait.
 *
 * An Item that was read has its transactions synced after it, so that is daily too.
 */
export async function systemTakeDueItems(limit: number): Promise<number> {
  return db().$transaction(
    async (tx) => {
      const due = await tx.$queryRaw<{ itemId: string; userId: string }[]>`
        UPDATE "Item" SET "readDueAt" = now() + CASE WHEN "state" = 'LINKED'
            THEN make_interval(mins => ${AGAIN.neverReadMinutes})
            ELSE make_interval(secs => (${AGAIN.hours} - random()) * 3600) END
        WHERE "id" IN (
          SELECT "id" FROM "Item" WHERE "readDueAt" <= now() AND "state" <> 'REMOVING'
          ORDER BY "readDueAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED)
        RETURNING "id" AS "itemId", "userId"`;
      await enqueueAll("item.read", due, { tx });
      return due.length;
    },
    { timeout: 30_000 },
  );
}
