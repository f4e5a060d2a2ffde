import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { boss } from "@/lib/jobs/boss";
import { countDeadJobs } from "@/lib/jobs/count-dead-jobs";
import { enqueue } from "@/lib/jobs/enqueue";
import { jobNames, jobs } from "@/lib/jobs/jobs";
import type { Handlers } from "@/lib/jobs/runner";
import { ensureWorker, startWorker, type Worker } from "@/lib/jobs/worker";
import { applyMigrations } from "@/scripts/apply-migrations";
import { startEmbeddedPostgres } from "@/scripts/embedded-postgres";
import { ROOT } from "@/scripts/local-settings";
import { freePort } from "@/scripts/ports";
import { clearJobs, jobsOf, letJobTimePass, runDueJobs } from "@/tests/support/jobs";
import { userWithItem } from "@/tests/support/link";
import { temporaryFolder } from "../scripts/processes";

const item = (itemId: string) => ({ userId: "usr_x", itemId });

/** Handlers that keep what they were given to do. */
function recording() {
  const done: string[] = [];
  const handlers: Handlers = { "item.read": async ({ itemId }) => void done.push(itemId) };
  return { done, handlers };
}

/** A worker that is gone after the test. */
function worker(handlers: Handlers): Worker {
  const started = startWorker(handlers);
  onTestFinished(() => started.stop(0));
  return started;
}

beforeEach(() => clearJobs());

describe("a job", () => {
  test("that is enqueued in a transaction stands or falls with it", async () => {
    const { done, handlers } = recording();

    const undone = db().$transaction(async (tx) => {
      await enqueue("item.read", item("itm_undone"), { tx });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    await db().$transaction((tx) => enqueue("item.read", item("itm_kept"), { tx }));
    await runDueJobs(handlers);

    expect(done).toEqual(["itm_kept"]);
  });

  test("is not added while one of the same key waits, but while one runs", async () => {
    const { done, handlers } = recording();
    await enqueue("item.read", item("itm_same"));
    await enqueue("item.read", item("itm_same"));
    await enqueue("item.read", item("itm_other"));
    await runDueJobs(handlers);
    expect(done.sort()).toEqual(["itm_other", "itm_same"]);

    await enqueue("item.read", item("itm_same"));
    let again = 0;
    await runDueJobs({
      "item.read": async () => {
        again += 1;
        if (again === 1) await enqueue("item.read", item("itm_same"));
      },
    });
    expect(again).toBe(2);
  });

  test("waits as long as it was told to", async () => {
    const { done, handlers } = recording();
    await enqueue("item.read", item("itm_later"), { afterMs: 60_000 });

    await runDueJobs(handlers);
    expect(done).toEqual([]);

    await letJobTimePass(61);
    await runDueJobs(handlers);
    expect(done).toEqual(["itm_later"]);
  });

  test("that fails is tried eight times with longer and longer pauses, then kept as dead", async () => {
    const last: boolean[] = [];
    const failing: Handlers = {
      "item.read": async (_, { isLast }) => {
        last.push(isLast);
        throw new Error("no luck with access-sandbox-11111111-2222-3333-4444-555555555555");
      },
    };
    await enqueue("item.read", item("itm_bad"));
    await runDueJobs(failing);
    await letJobTimePass(4);
    await runDueJobs(failing);
    expect(last).toEqual([false]);

    for (let round = 1; round <= 10; round += 1) {
      await letJobTimePass(15 * 60);
      await runDueJobs(failing);
    }

    expect(last).toEqual([false, false, false, false, false, false, false, true]);
    expect(await countDeadJobs()).toEqual({ "item.read": 1 });
    const [dead] = await jobsOf("item.read");
    expect(dead?.output?.message).toBe("no luck with access-sandbox-[redacted]");
  });

  test("has a queue, in the version that the installed pg-boss wants", async () => {
    const queues = await boss().getQueues();

    expect(queues.map(({ name }) => name).sort()).toEqual([...jobNames].sort());
    await expect(boss().start()).resolves.toBeTruthy();
    await boss().stop({ graceful: false });
    expect(Object.values(jobs).every(({ retries }) => retries >= 0)).toBe(true);
  });

  test("reads an Item for its owner", async () => {
    const { viewer, itemId } = await userWithItem();
    await db().account.deleteMany({ where: { itemId } });
    await enqueue("item.read", { userId: viewer.id, itemId });

    await runDueJobs();

    expect(await db().account.count({ where: { itemId } })).toBe(12);
  });

  test("for somebody or something that is gone is done without a word", async () => {
    const { viewer } = await userWithItem();
    await clearJobs();
    await enqueue("item.read", { userId: viewer.id, itemId: "itm_gone" });
    await enqueue("item.read", { userId: "usr_gone", itemId: "itm_gone_too" });

    await runDueJobs();

    const states = (await jobsOf("item.read")).map(({ state }) => state);
    expect(states).toEqual(["completed", "completed"]);
  });
});

describe("a worker", () => {
  test("starts what its own process enqueues at once, in a transaction too", async () => {
    const startedAfterMs: number[] = [];
    let enqueuedAt = 0;
    const one = ensureWorker({
      "item.read": async () => void startedAfterMs.push(Date.now() - enqueuedAt),
    });
    expect(ensureWorker({})).toBe(one);
    onTestFinished(async () => {
      await one.stop(0);
      (globalThis as { jobWorker?: unknown }).jobWorker = undefined;
    });
    for (let round = 0; round < 6; round += 1) {
      await sleep(700); // It has nothing to do, and polls slowly.
      enqueuedAt = Date.now();
      if (round % 2 === 0) await enqueue("item.read", item(`itm_${round}`));
      else await db().$transaction((tx) => enqueue("item.read", item(`itm_${round}`), { tx }));
      await vi.waitFor(() => expect(startedAfterMs).toHaveLength(round + 1), {
        timeout: 10_000,
        interval: 5,
      });
    }

    const [, , , middle] = startedAfterMs.sort((a, b) => a - b);
    expect(middle).toBeLessThan(150);
  });

  test("does a job of another process within a second", async () => {
    const { done, handlers } = recording();
    worker(handlers); // Nothing of this process wakes it: it is not the one on globalThis.
    await sleep(600);

    await enqueue("item.read", item("itm_x"));

    await vi.waitFor(() => expect(done).toEqual(["itm_x"]), { timeout: 1_000 });
  });

  test("does each job once, with another worker beside it", async () => {
    const first = recording();
    const second = recording();
    worker(first.handlers);
    worker(second.handlers);
    const ids = Array.from({ length: 60 }, (_, index) => `itm_${index}`);
    for (const id of ids) await enqueue("item.read", item(id));

    await vi.waitFor(async () => {
      const states = (await jobsOf("item.read")).map(({ state }) => state);
      expect(states.filter((state) => state === "completed")).toHaveLength(60);
    }, 30_000);

    expect([...first.done, ...second.done].sort()).toEqual(ids.sort());
  });

  test("that is killed in the middle of a job leaves it to another", async () => {
    const { done, handlers } = recording();
    await enqueue("item.read", item("itm_x"));
    const code = `
      import { startWorker } from "./lib/jobs/worker.ts";
      startWorker({
        "item.read": () => {
          process.stdout.write("started\\n");
          return new Promise(() => {});
        },
      });`;
    const options = ["--conditions=react-server", "--import", "tsx", "--input-type=module"];
    const child = spawn(process.execPath, [...options, "--eval", code], {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "inherit"],
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    await once(child.stdout, "data");
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;

    await runDueJobs(handlers);
    expect(done).toEqual([]); // Nobody can know yet that it is lost.

    await letJobTimePass(61);
    await letJobTimePass(15);
    await runDueJobs(handlers);
    expect(done).toEqual(["itm_x"]);
  });

  test("that is stopped finishes its jobs, and takes no more", async () => {
    const done: string[] = [];
    const stopping = startWorker({
      "item.read": async ({ itemId }) => {
        await sleep(300);
        done.push(itemId);
      },
    });
    await enqueue("item.read", item("itm_1"));
    await vi.waitFor(async () => expect((await jobsOf("item.read"))[0]?.state).toBe("active"), {
      timeout: 10_000,
    });

    const stopped = stopping.stop();
    await enqueue("item.read", item("itm_2"));
    await stopped;
    await sleep(600);

    expect(done).toEqual(["itm_1"]);
    expect((await jobsOf("item.read")).map(({ state }) => state)).toEqual(["completed", "created"]);
  });

  test("gives back what it cannot finish in time", async () => {
    const stopping = startWorker({ "item.read": () => new Promise(() => {}) });
    await enqueue("item.read", item("itm_1"));
    await vi.waitFor(async () => expect((await jobsOf("item.read"))[0]?.state).toBe("active"), {
      timeout: 10_000,
    });

    await stopping.stop(50);

    const { done, handlers } = recording();
    await letJobTimePass(15);
    await runDueJobs(handlers);
    expect(done).toEqual(["itm_1"]);
  });

  test("R-5: outlives a database that goes away, and goes on when it is back", async () => {
    const held = globalThis as { jobsBoss?: unknown };
    const before = { boss: held.jobsBoss, url: env().DATABASE_URL };
    const settings = { dataDir: temporaryFolder(), port: await freePort() };
    let postgres = await startEmbeddedPostgres(settings);
    await applyMigrations(postgres.url);
    held.jobsBoss = undefined;
    env().DATABASE_URL = postgres.url;
    onTestFinished(async () => {
      held.jobsBoss = before.boss;
      env().DATABASE_URL = before.url;
      await postgres.close();
    });

    const done: string[] = [];
    const started = startWorker({
      "item.read": async ({ itemId }) => {
        // The database is gone when this one is to be written down as done.
        if (itemId === "itm_1") await postgres.close();
        done.push(itemId);
      },
    });
    await enqueue("item.read", item("itm_1"));
    await vi.waitFor(() => expect(done).toEqual(["itm_1"]), 30_000);
    await sleep(700);
    await expect(enqueue("item.read", item("itm_lost"))).rejects.toThrow();

    postgres = await startEmbeddedPostgres(settings);
    await enqueue("item.read", item("itm_2"));
    await vi.waitFor(() => expect(done).toEqual(["itm_1", "itm_2"]), 30_000);
    await started.stop();
  });
});
