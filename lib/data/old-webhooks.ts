import "server-only";
import { db } from "@/lib/db/client";
import { eraseInLots } from "./in-lots";

/** Erases webhooks that came before a time, whoever's they are, but for those that are still to be worked on. */
export async function systemForgetWebhooks(before: Date): Promise<void> {
  await eraseInLots(
    (atOnce) => db().$executeRaw`
      DELETE FROM "WebhookEvent" WHERE "id" = ANY(ARRAY(
        SELECT "id" FROM "WebhookEvent"
        WHERE "state" IN ('PROCESSED', 'UNMATCHED', 'IGNORED', 'REJECTED', 'FAILED')
          AND "receivedAt" < ${before} LIMIT ${atOnce}))`,
  );
}
