import "server-only";
import { boss } from "./boss";

type QueueHealth = {
  /** How long ago a job was done last; null where none is remembered. */
  lastDoneSecondsAgo: number | null;
  /** Jobs that could begin now, and for how long the oldest could have. */
  due: number;
  oldestDueSeconds: number | null;
  running: number;
};

/** Whether jobs are being done, and what waits, all by the database's clock. */
export async function queueHealth(): Promise<QueueHealth> {
  const { rows } = (await boss()
    .getDb()
    .executeSql(
      `SELECT
         extract(epoch FROM now() - max(completed_on) FILTER (WHERE state = 'completed'))::float8
           AS "lastDoneSecondsAgo",
         count(*) FILTER (WHERE state < 'active' AND start_after <= now())::int AS due,
         extract(epoch FROM now() - min(start_after)
           FILTER (WHERE state < 'active' AND start_after <= now()))::float8 AS "oldestDueSeconds",
         count(*) FILTER (WHERE state = 'active')::int AS running
       FROM pgboss.job`,
      [],
    )) as { rows: QueueHealth[] };
  const [health] = rows;
  if (!health) throw new Error("The queue answered a question of one row with none.");
  return health;
}
