import { db } from "@/lib/db/client";
import { boss } from "@/lib/jobs/boss";
import { handlers } from "@/lib/jobs/handlers";
import type { JobName } from "@/lib/jobs/jobs";
import { createRunner, type Handlers } from "@/lib/jobs/runner";

/** Does every job that is due, and those that come of them, through the real queue, until none is left. */
export async function runDueJobs(doing: Handlers = handlers): Promise<void> {
  const runner = createRunner(doing);
  while ((await runner.takeDue()).size > 0) await runner.idle();
}

/** Lets time pass for the queue: pauses end, and so do the leases of workers that are gone. */
export async function letJobTimePass(seconds: number): Promise<void> {
  await db().$executeRaw`
    UPDATE pgboss.job SET "start_after" = "start_after" - make_interval(secs => ${seconds}),
      "started_on" = "started_on" - make_interval(secs => ${seconds})
    WHERE state IN ('created', 'retry', 'active')`;
  await boss().expire();
}

type JobRow = { state: string; attempts: number; output: { message?: string } | null };

/** The jobs of a kind that are in the queue, in every state. */
export const jobsOf = (name: JobName) => db().$queryRaw<JobRow[]>`
  SELECT state::text, retry_count AS "attempts", output FROM pgboss.job
  WHERE name = ${name} ORDER BY created_on`;

/** Forgets all jobs. */
export const clearJobs = () => db().$executeRaw`TRUNCATE pgboss.job`;
