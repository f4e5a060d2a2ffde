import "server-only";
import { describeError, log } from "@/lib/log";
import { boss } from "./boss";
import { enqueue } from "./enqueue";
import { type JobName, jobNames } from "./jobs";
import { createRunner, type Handlers } from "./runner";

/** How often a worker with nothing to do looks for jobs of other processes. */
const POLL_MS = 500;

/**
 * A job that was just enqueued here may first have to be committed, and whoever enqueued it has
 * somebody to answer: its kind is looked for a moment later, and often until it is found.
 */
const HURRY_MS = 500;
const HURRIED_POLL_MS = 40;

const EXPIRE_EVERY_MS = 15_000;
const MAINTAIN_EVERY_MS = 10 * 60_000;
const RECOVER_EVERY_MS = 60_000;
const RECONCILE_EVERY_MS = 3 * 60_000;

/** A worker that runs: it can be told of new jobs, and stopped. */
export type Worker = ReturnType<typeof startWorker>;

// The worker of this process. scripts/serve.mjs stops it by this name before it exits.
const held = globalThis as unknown as { jobWorker?: Worker };

/** Starts this process's worker, unless it has one: hot reloading must not start a second. */
export function ensureWorker(handlers: Handlers): Worker {
  held.jobWorker ??= startWorker(handlers);
  return held.jobWorker;
}

/**
 * Does jobs until it is stopped. A job enqueued in this process starts within a tenth of a second,
 * one of another process within one. A database that is away is asked again and again.
 */
export function startWorker(handlers: Handlers) {
  const runner = createRunner(handlers);
  let isStopping = false;
  /** Kinds of which one was just enqueued here, until when to look for it often. */
  const hurried = new Map<JobName, number>();
  let lookAt = 0;
  let endPause = () => {};

  /** Waits until it is time to look again. */
  function pause(): Promise<void> {
    const ms = hurried.size > 0 ? HURRIED_POLL_MS : Math.max(0, lookAt - Date.now());
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function loop() {
    while (!isStopping) {
      const taken = await runner.takeDue(kindsToLookFor(), lookSoon).catch(() => null);
      for (const name of taken ?? []) hurried.delete(name);
      if (!taken?.size && !isStopping) await pause();
    }
  }

  /** All kinds now and then; in between those that are hurried only, since each look is a statement. */
  function kindsToLookFor(): readonly JobName[] {
    const now = Date.now();
    for (const [name, until] of hurried) if (now >= until) hurried.delete(name);
    if (now < lookAt) return [...hurried.keys()];
    lookAt = now + POLL_MS;
    return jobNames;
  }

  /** There is room for another job. */
  function lookSoon(): void {
    lookAt = 0;
    endPause();
  }

  const upkeep = [
    repeat(EXPIRE_EVERY_MS, () => boss().expire()),
    repeat(MAINTAIN_EVERY_MS, () => boss().maintain()),
  ];
  if (handlers["link.recover"]) {
    upkeep.push(repeat(RECOVER_EVERY_MS, () => enqueue("link.recover", {}), { atOnce: true }));
  }
  if (handlers["items.reconcile"]) {
    const ask = () => enqueue("items.reconcile", {}, { onceInMs: RECONCILE_EVERY_MS });
    upkeep.push(repeat(RECONCILE_EVERY_MS, ask, { atOnce: true }));
  }
  const stopped = loop();

  return {
    /** Looks for jobs of a kind soon, and often for a moment. */
    wake(name: JobName) {
      setTimeout(() => {
        hurried.set(name, Date.now() + HURRY_MS);
        endPause();
      }, HURRIED_POLL_MS).unref();
    },
    /** Takes no more jobs, finishes those it has, and gives back what is not done within `graceMs`. */
    async stop(graceMs = 15_000): Promise<void> {
      isStopping = true;
      for (const timer of upkeep) clearInterval(timer);
      endPause();
      await stopped;
      const late = new Promise<"late">((resolve) => setTimeout(resolve, graceMs, "late").unref());
      if ((await Promise.race([runner.idle(), late])) === "late") {
        await runner.giveBack().catch((thrown: unknown) => {
          log().warn({ error: describeError(thrown) }, "jobs not given back");
        });
      }
    },
  };
}

/** Does something now and then. What fails is done the next time; the queue tells why in the log. */
function repeat(everyMs: number, work: () => Promise<unknown>, { atOnce = false } = {}) {
  const attempt = () => void work().catch(() => {});
  if (atOnce) attempt();
  return setInterval(attempt, everyMs).unref();
}
