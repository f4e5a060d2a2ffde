import { createHash } from "node:crypto";
import { db } from "@/lib/db/client";

/** The tables a refused request must leave alone. Sessions are touched by being used. */
const TABLES = [
  "User",
  "LinkSession",
  "LinkEvent",
  "PublicTokenExchange",
  "Item",
  "Account",
  "Transaction",
  "ProcessorToken",
  "ProcessorTokenRequest",
  "HandoffAttempt",
  "AuditEvent",
] as const;

/** A fingerprint of all rows of people's data, and of `more` tables, to compare before and after. */
export async function databaseState(more: "WebhookEvent"[] = []): Promise<string> {
  const hash = createHash("sha256");
  for (const table of [...TABLES, ...more]) {
    const rows = await db().$queryRawUnsafe<{ row: string }[]>(
      `SELECT t::text AS row FROM "${table}" t ORDER BY 1`,
    );
    for (const { row } of rows) hash.update(`${table} ${row}\n`);
  }
  return hash.digest("hex");
}

/** How many Items a user has, those in every state. */
export const countItems = (userId: string) => db().item.count({ where: { userId } });
