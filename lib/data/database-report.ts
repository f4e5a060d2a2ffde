import "server-only";
import { db } from "@/lib/db/client";

type DatabaseReport = {
  version: string;
  sizeBytes: number;
  /** By the database's clock. */
  now: Date;
};

/** Which database answers, how large it is, and what time it has. */
export async function systemDescribeDatabase(): Promise<DatabaseReport> {
  const [row] = await db().$queryRaw<(Omit<DatabaseReport, "sizeBytes"> & { sizeBytes: number })[]>`
    SELECT current_setting('server_version') AS "version", clock_timestamp() AS "now",
      pg_database_size(current_database())::float8 AS "sizeBytes"`;
  if (!row) throw new Error("The database answered a question of one row with none.");
  return row;
}

/**
 * About how many rows our larger tables have, as the database last counted them: null for those that
 * it has not counted yet. Costs nothing, however large they are.
 */
export async function systemEstimateRows(): Promise<{ table: string; rows: number | null }[]> {
  return db().$queryRaw`
    SELECT relname AS "table", CASE WHEN reltuples < 0 THEN NULL ELSE reltuples::float8 END AS "rows"
    FROM pg_class
    WHERE relkind = 'r' AND oid IN (to_regclass('"User"'), to_regclass('"LinkSession"'),
      to_regclass('"Item"'), to_regclass('"Account"'), to_regclass('"Transaction"'),
      to_regclass('"PlaidCall"'), to_regclass('"LinkEvent"'), to_regclass('"WebhookEvent"'))
    ORDER BY relname`;
}

type AppliedMigration = { name: string; state: "applied" | "failed" };

/** The migrations that this database has been through, oldest first; null where it knows of none. */
export async function systemListMigrations(): Promise<AppliedMigration[] | null> {
  const [history] = await db().$queryRaw<{ isThere: boolean }[]>`
    SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS "isThere"`;
  if (!history?.isThere) return null;
  return db().$queryRaw`
    SELECT migration_name AS "name",
      CASE WHEN bool_or(finished_at IS NOT NULL) THEN 'applied' ELSE 'failed' END AS "state"
    FROM "_prisma_migrations" WHERE rolled_back_at IS NULL
    GROUP BY migration_name ORDER BY migration_name`;
}
