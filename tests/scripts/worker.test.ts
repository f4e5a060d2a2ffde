import { spawn } from "node:child_process";
import { once } from "node:events";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { enqueue } from "@/lib/jobs/enqueue";
import { clearJobs, jobsOf } from "@/tests/support/jobs";
import { userWithItem } from "@/tests/support/link";
import { ROOT } from "../../scripts/local-settings";
import { appEnvironment } from "./serve-app";

beforeEach(() => clearJobs());

/** Starts what `npm run worker` starts. */
function startWorkerProcess(changes: Record<string, string> = {}) {
  const args = ["--conditions=react-server", "--import", "tsx", "scripts/worker.ts"];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...appEnvironment(), WORKER: "off", ...changes } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "inherit", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  const exited = once(child, "close").then(([code]) => code as number | null);
  return { child, exited, errors: () => errors };
}

describe("npm run worker", () => {
  test("does jobs, and ends in good order", async () => {
    const { viewer, itemId } = await userWithItem();
    await db().account.deleteMany({ where: { itemId } });
    await clearJobs();
    await enqueue("item.read", { userId: viewer.id, itemId });

    const worker = startWorkerProcess();
    await vi.waitFor(async () => expect((await jobsOf("item.read"))[0]?.state).toBe("completed"), {
      timeout: 40_000,
      interval: 100,
    });
    expect(await db().account.count({ where: { itemId } })).toBe(12);

    worker.child.kill("SIGTERM");
    expect(await worker.exited).toBe(0);
    expect(worker.errors()).toBe("");
  }, 60_000);

  test("with a bad environment ends with 78 and says what is wrong", async () => {
    const worker = startWorkerProcess({ PLAID_ENV: "development" });

    expect(await worker.exited).toBe(78);
    expect(worker.errors()).toMatch(/^ *PLAID_ENV /m);
  }, 60_000);
});
