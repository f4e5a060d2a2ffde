import "server-only";
import { Pool } from "pg";
import PgBoss from "pg-boss";
import { env } from "@/lib/env";
import { describeError, log } from "@/lib/log";

const DAY_S = 24 * 60 * 60;

// Held on globalThis, because instrumentation and route handlers are separate bundles of one
// process, and so that hot reloading in development does not open a second pool.
const held = globalThis as unknown as { jobsBoss?: PgBoss };

/**
 * The queue, as pg-boss has it: what it stores and how it takes jobs, on connections of our own.
 * Nothing of it is started: its workers and its timers are not used. See docs/decisions/013-jobs.md.
 */
export function boss(): PgBoss {
  held.jobsBoss ??= new PgBoss({
    db: createDatabase(),
    schema: "pgboss",
    archiveCompletedAfterSeconds: 60 * 60,
    archiveFailedAfterSeconds: 30 * DAY_S,
    deleteAfterDays: 7,
  });
  return held.jobsBoss;
}

/**
 * Runs pg-boss's statements, and says in the log when it cannot: pg-boss itself is silent when it
 * takes jobs. The pool throws a connection away on which a statement failed, which matters here:
 * some are whole transactions in one text, and a failure in the middle leaves one open.
 */
function createDatabase(): PgBoss.Db {
  const pool = new Pool({
    connectionString: env().DATABASE_URL,
    max: 3,
    connectionTimeoutMillis: 3_000,
    statement_timeout: 10_000,
    query_timeout: 15_000,
    idle_in_transaction_session_timeout: 10_000,
  });
  pool.on("error", () => {}); // An idle connection was lost; the next statement opens another one.
  let away = false;

  return {
    async executeSql(text, values) {
      try {
        const result = await pool.query(text, values);
        if (away) log().info("the job queue is back");
        away = false;
        return result;
      } catch (thrown) {
        if (!away) log().warn({ error: describeError(thrown) }, "the job queue does not answer");
        away = true;
        throw thrown;
      }
    },
  };
}
