import "server-only";
import { db } from "@/lib/db/client";
import type { PlaidCallRecord } from "@/lib/plaid/recorder";
import { eraseInLots } from "./in-lots";
import { newId } from "./new-id";

/**
 * Stores records of calls to Plaid in one statement with one parameter, which costs a fraction of
 * what a row at a time does. Calls for a person who was erased meanwhile are forgotten with them.
 */
export async function systemSavePlaidCalls(records: PlaidCallRecord[]): Promise<void> {
  const rows = JSON.stringify(
    records.map((record) => ({
      id: newId("plaidCall"),
      ...record,
      source: record.by,
    })),
  );
  await db().$executeRaw`
    INSERT INTO "PlaidCall" ("id", "userId", "linkSessionId", "itemId", "processorTokenId", "asPartner", "source", "path",
      "at", "durationMs", "status", "requestId", "errorType", "errorCode", "request", "response")
    SELECT "id", "userId", "linkSessionId", "itemId", "processorTokenId", coalesce("asPartner", false), "source", "path",
      "at", "durationMs", "status", "requestId", "errorType", "errorCode", "request", "response"
    FROM jsonb_populate_recordset(NULL::"PlaidCall", ${rows}::jsonb) c
    WHERE c."userId" IS NULL OR EXISTS (SELECT 1 FROM "User" u WHERE u."id" = c."userId")`;
}

/** Erases the records of calls that were made before a time. */
export async function systemForgetPlaidCalls(before: Date): Promise<void> {
  await eraseInLots(
    (atOnce) => db().$executeRaw`
      DELETE FROM "PlaidCall" WHERE "id" = ANY(ARRAY(
        SELECT "id" FROM "PlaidCall" WHERE "at" < ${before} LIMIT ${atOnce}))`,
  );
}
