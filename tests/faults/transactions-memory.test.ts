import { readFileSync } from "node:fs";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { clearJobs } from "@/tests/support/jobs";
import { userWithTransactions } from "@/tests/support/transactions";
import { built } from "../scripts/built";
import { type App, killApp, startApp, sync } from "./app-process";

const TRANSACTIONS = 50_000;
/** What the app takes for itself, and little more, so that what is not needed is let go at once. */
const HEAP_MB = 128;
/** A page of 500 takes about 1 MB in each form that it goes through. All of them would take 70 MB and more. */
const GROWTH_MB_MAX = 50;
/** The emulator takes no more in one piece. */
const ADDED_AT_ONCE = 10_000;

beforeAll(built, 400_000);
beforeEach(() => clearJobs());

test.skipIf(process.platform !== "linux")(
  `a sync of ${TRANSACTIONS} transactions holds a page at a time in memory`,
  async () => {
    const user = await userWithTransactions();
    const app = await startApp({
      NODE_OPTIONS: `--max-old-space-size=${HEAP_MB} --max-semi-space-size=4`,
    });
    await syncMore(app, user, 600);
    const before = memoryMb(app, "VmRSS");

    await syncMore(app, user, TRANSACTIONS);

    expect(memoryMb(app, "VmHWM") - before).toBeLessThan(GROWTH_MB_MAX);
    await killApp(app);
  },
  300_000,
);

type User = Awaited<ReturnType<typeof userWithTransactions>>;

/** Has the bank add so many transactions, and waits until the process has brought them here. */
async function syncMore(app: App, user: User, transactions: number): Promise<void> {
  const { itemId, atBank } = user;
  const stored = () => db().transaction.count({ where: { itemId } });
  const before = await stored();
  for (let left = transactions; left > 0; left -= ADDED_AT_ONCE) {
    const add = Array.from({ length: Math.min(left, ADDED_AT_ONCE) }, (_, n) => ({
      amount: n + 0.25,
      name: `Coffee ${n}`,
    }));
    await atBank({ add });
  }
  expect(await sync(app, user)).toMatchObject({ status: 200 });
  await vi.waitFor(async () => expect(await stored()).toBe(before + transactions), {
    timeout: 200_000,
    interval: 200,
  });
}

/** What the system says that a process has in memory now, or has had at most. */
function memoryMb({ child }: App, figure: "VmRSS" | "VmHWM"): number {
  const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
  const [, kilobytes] = new RegExp(`^${figure}:\\s+(\\d+) kB$`, "m").exec(status) ?? [];
  return Number(kilobytes) / 1024;
}
