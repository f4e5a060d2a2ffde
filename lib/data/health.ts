import "server-only";
import { db } from "@/lib/db/client";

/** Throws when the database does not answer a query on a table of ours. */
export async function systemCheckDatabase(): Promise<void> {
  await db().$queryRaw`SELECT 1 FROM "User" LIMIT 1`;
}
