import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type PgBoss from "pg-boss";
import { describeError, log } from "@/lib/log";
import { scrub } from "@/lib/plaid/redact";
import { boss } from "./boss";
import { type JobData, type JobName, jobNames, jobs } from "./jobs";

/** What does the jobs of each kind. One that throws is tried again later; it may run twice. */
export type Handlers = {
  [Name in JobName]?: (data: JobData<Name>, attempt: { isLast: boolean }) => Promise<void>;
};

type Taken = PgBoss.JobWithMetadata & { name: JobName };

/** How long to wait between attempts to say what became of a job. */
const SETTLE_PAUSES_MS = [200, 1_000, 4_000];

/** Takes jobs that are due and runs them. */
export function createRunner(handlers: Handlers) {
  const running = new Map<string, { job: Taken; done: Promise<void> }>();

  /** Takes as many due jobs of some kinds as there is room for and starts them. Answers of which kinds there were any. */
  async function takeDue(
    names: readonly JobName[] = jobNames,
    onDone: () => void = () => {},
  ): Promise<Set<JobName>> {
    const taken = new Set<JobName>();
    for (const name of names) {
      const active = [...running.values()].filter(({ job }) => job.name === name).length;
      const room = jobs[name].atOnce - active;
      if (!handlers[name] || room <= 0) continue;
      const due = await boss().fetch(name, { batchSize: room, includeMetadata: true });
      for (const job of due as Taken[]) {
        const done = run(handlers, job).finally(() => {
          running.delete(job.id);
          onDone();
        });
        running.set(job.id, { job, done });
      }
      if (due.length > 0) taken.add(name);
    }
    return taken;
  }

  return {
    takeDue,
    /** Resolves when nothing that was started is still running. */
    async idle(): Promise<void> {
      while (running.size > 0) await Promise.all([...running.values()].map(({ done }) => done));
    },
    /** Lets others do what is still running here. */
    async giveBack(): Promise<void> {
      for (const { job } of running.values()) {
        await boss().fail(job.name, job.id, { message: "given back: its worker was stopped" });
      }
    },
  };
}

async function run(handlers: Handlers, job: Taken): Promise<void> {
  const { name, id, retryCount, retryLimit } = job;
  const isLast = retryCount >= retryLimit;
  try {
    const handler = handlers[name] as (data: unknown, attempt: object) => Promise<void>;
    await inTime(handler(jobs[name].data.parse(job.data), { isLast }), job.expireInSeconds);
  } catch (thrown) {
    const told = { job: name, id, attempt: retryCount + 1, error: describeError(thrown) };
    if (isLast) log().error(told, "a job is out of attempts");
    else log().warn(told, "a job failed and will be tried again");
    const message = scrub(thrown instanceof Error ? thrown.message : String(thrown)).slice(0, 500);
    return settle(job, () => boss().fail(name, id, { message }));
  }
  return settle(job, () => boss().complete(name, id));
}

/** A job that outlives its lease is somebody else's by then. */
async function inTime(work: Promise<void>, limitS: number): Promise<void> {
  const timeout = new AbortController();
  const late = sleep(limitS * 1000, undefined, { signal: timeout.signal }).then(() => {
    throw new Error(`not done within ${limitS} s`);
  });
  late.catch(() => {});
  await Promise.race([work, late]).finally(() => timeout.abort());
}

/** Writes down what became of a job. If that cannot be done, its lease ends, and it is done again. */
async function settle(job: Taken, write: () => Promise<void>): Promise<void> {
  for (const pauseMs of [...SETTLE_PAUSES_MS, null]) {
    try {
      return await write();
    } catch (thrown) {
      if (pauseMs === null) {
        const told = { job: job.name, id: job.id, error: describeError(thrown) };
        log().error(told, "what became of a job could not be stored");
        return;
      }
      await sleep(pauseMs);
    }
  }
}
