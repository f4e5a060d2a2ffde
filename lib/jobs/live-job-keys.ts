import "server-only";
import { boss } from "./boss";
import type { JobName } from "./jobs";

/** Of some keys of a kind of job, those under which one waits or runs. */
export async function liveJobKeys(name: JobName, keys: string[]): Promise<Set<string>> {
  const { rows } = (await boss()
    .getDb()
    .executeSql(
      `SELECT DISTINCT singleton_key AS key FROM pgboss.job
       WHERE name = $1 AND singleton_key = ANY($2) AND state < 'completed'`,
      [name, keys],
    )) as { rows: { key: string }[] };
  return new Set(rows.map(({ key }) => key));
}
