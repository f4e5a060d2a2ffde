import "server-only";
import { boss } from "./boss";
import type { JobName } from "./jobs";

/** How many jobs of each kind are out of attempts. They are kept for 30 days. */
export async function countDeadJobs(): Promise<Partial<Record<JobName, number>>> {
  const { rows } = (await boss()
    .getDb()
    .executeSql(
      "SELECT name, count(*)::int AS dead FROM pgboss.job WHERE state = 'failed' GROUP BY name",
      [],
    )) as { rows: { name: JobName; dead: number }[] };
  return Object.fromEntries(rows.map(({ name, dead }) => [name, dead]));
}
