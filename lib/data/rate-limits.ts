import "server-only";
import { db } from "@/lib/db/client";

/** A statement as a driver of Postgres takes it. */
type Statement = { text: string; values?: unknown[] };

/** Runs one of the statements by which `lib/http/rate-limit.ts` counts, and only that may call it. */
export async function systemCount({ text, values = [] }: Statement): Promise<{
  rows: Record<string, unknown>[];
  rowCount: number;
}> {
  const found = await db().$queryRawUnsafe<Record<string, unknown>[]>(text, ...values);
  // Milliseconds are far below what a number can hold.
  const rows = found.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        typeof value === "bigint" ? Number(value) : value,
      ]),
    ),
  );
  return { rows, rowCount: rows.length };
}
