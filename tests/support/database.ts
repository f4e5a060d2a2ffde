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
  const rows = [...TABLES, ...more].map(
    (name) => `SELECT '${name} ' || t::text AS row FROM "${name}" t`,
  );
  const [state] = await db().$queryRawUnsafe<{ hash: string }[]>(
    `SELECT md5(coalesce(string_agg(row, E'\\n' ORDER BY row), '')) AS hash FROM (${rows.join(" UNION ALL ")}) AS every`,
  );
  if (!state) throw new Error("An aggregate answers one row.");
  return state.hash;
}

/** How many Items a user has, those in every state. */
export const countItems = (userId: string) => db().item.count({ where: { userId } });
