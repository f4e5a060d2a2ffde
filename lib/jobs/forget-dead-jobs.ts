import "server-only";
import { boss } from "./boss";
import type { JobName } from "./jobs";

/** Drops the jobs of a kind and key that are out of attempts: what they were about is done anew. */
export async function forgetDeadJobs(name: JobName, singletonKey: string): Promise<void> {
  await boss()
    .getDb()
    .executeSql(
      "DELETE FROM pgboss.job WHERE name = $1 AND singleton_key = $2 AND state = 'failed'",
      [name, singletonKey],
    );
}
