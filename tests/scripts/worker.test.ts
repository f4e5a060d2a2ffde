import { spawn } from "node:child_process";
import { once } from "node:events";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { enqueue } from "@/lib/jobs/enqueue";
import { clearJobs, jobsOf } from "@/tests/support/jobs";
import { userWithItem } from "@/tests/support/link";
import { ROOT } from "../../scripts/local-settings";
import { appEnvironment } from "./serve-app";

const TOKEN = "access-sandbox-12345678-1234-1234-1234-123456789abc";

beforeEach(() => clearJobs());

/** Has a worker meet, on SIGUSR2, an error such as none of its code throws: with all that an HTTP client hangs on one. */
const onSignal = (code: string) => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
    `process.on("SIGUSR2", () => {
      const { PLAID_SECRET } = process.env;
      const config = { headers: { "PLAID-SECRET": PLAID_SECRET }, data: "${TOKEN}" };
      const error = Object.assign(new Error("of ${TOKEN}"), { config });
      ${code};
    });`,
  )}`,
});

/** Starts what `npm run worker` starts. */
function startWorkerProcess(changes: Record<string, string> = {}) {
  const args = ["--conditions=react-server", "--import", "tsx", "scripts/worker.ts"];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...appEnvironment(), WORKER: "off", ...changes } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let errors = "";
  let output = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  const exited = once(child, "close").then(([code]) => code as number | null);
  return { child, exited, errors: () => errors, output: () => output };
}

/** Waits until a worker has done a job, and so has begun. */
async function untilAtWork(viewer: { id: string }, itemId: string) {
  await clearJobs();
  await enqueue("item.read", { userId: viewer.id, itemId });
  await vi.waitFor(async () => expect((await jobsOf("item.read"))[0]?.state).toBe("completed"), {
    timeout: 40_000,
    interval: 100,
  });
}

describe("npm run worker", () => {
  test("R-17: does jobs, and ends in good order", async () => {
    const { viewer, itemId } = await userWithItem();
    await db().account.deleteMany({ where: { itemId } });

    const worker = startWorkerProcess();
    await untilAtWork(viewer, itemId);
    expect(await db().account.count({ where: { itemId } })).toBe(12);

    worker.child.kill("SIGTERM");
    expect(await worker.exited).toBe(0);
    expect(worker.errors()).toBe("");
  });

  test.each([
    { name: "is thrown", code: "throw error" },
    { name: "breaks a promise", code: "Promise.reject(error)" },
  ])(
    "S-LEAK-2: an error that $name, and that nobody catches, ends it with 1, told without the token",
    async ({ code }) => {
      const { viewer, itemId } = await userWithItem();
      const worker = startWorkerProcess({ ...onSignal(code), LOG_LEVEL: "warn" });
      await untilAtWork(viewer, itemId);

      worker.child.kill("SIGUSR2");

      expect(await worker.exited).toBe(1);
      expect(worker.output()).toContain("of access-sandbox-[redacted]");
      const everything = worker.output() + worker.errors();
      expect(everything).not.toContain(TOKEN);
      expect(everything).not.toContain(process.env.PLAID_SECRET);
    },
    60_000,
  );

  test("with a bad environment ends with 78 and says what is wrong", async () => {
    const worker = startWorkerProcess({ PLAID_ENV: "development" });

    expect(await worker.exited).toBe(78);
    expect(worker.errors()).toMatch(/^ *PLAID_ENV /m);
  });
});
