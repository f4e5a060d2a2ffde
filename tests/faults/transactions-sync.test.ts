import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { SYNC_LEASE_MS } from "@/lib/data/transactions-lease";
import { db } from "@/lib/db/client";
import { withAccessToken } from "@/lib/items/access-token";
import { plaid } from "@/lib/plaid/client";
import { emulator } from "@/tests/support/emulator";
import { clearJobs, letJobTimePass } from "@/tests/support/jobs";
import { userWithItem } from "@/tests/support/link";
import { storedTransactions, truthOf } from "@/tests/support/transactions";
import { built } from "../scripts/built";
import { type App, killApp, startApp, sync } from "./app-process";
import { startPlaidFront } from "./plaid-front";

const DAY_MS = 86_400_000;
const ROWS = 4_000;
const ROWS_A_PAGE = 500;
/** How often each process is told of news, all at once. */
const WAKE_UPS = 6;

/** When the process that syncs is killed: so long after Plaid has told it a page. */
const KILLS = [
  { page: "first", afterMs: 0 },
  { page: "middle", afterMs: 10 },
  { page: "last", afterMs: 50 },
  { page: "last", afterMs: 90 },
  { page: "last", afterMs: 140 },
  { page: "last", afterMs: 200 },
  { page: "last", afterMs: 400 },
] as const;

beforeAll(built, 400_000);
beforeEach(() => clearJobs());

test(`R-11: kill -9 at ${KILLS.length} moments of a first sync that two processes are woken for leaves all of it or nothing`, async () => {
  await emulator.set({ transactionsDelayMs: DAY_MS });
  /** The processes by the pages they asked Plaid for, in order. */
  const asked: App[] = [];
  let [first, second] = await Promise.all([startSyncing(asked), startSyncing(asked)]);
  const stages = new Set<string>();

  for (const { page, afterMs } of KILLS) {
    const user = await userBeforeFirstSync();
    const { itemId } = user;
    const truth = await user.plaids();
    const pages = Math.ceil(truth.length / ROWS_A_PAGE);
    const until = { first: 1, middle: Math.floor(pages / 2), last: pages }[page];
    asked.length = 0;

    const answers = [first, second].flatMap((app) =>
      Array.from({ length: WAKE_UPS }, () => sync(app, user)),
    );
    await vi.waitFor(() => expect(asked.length, "pages asked for").toBeGreaterThanOrEqual(until), {
      timeout: 90_000,
      interval: 1,
    });
    await sleep(afterMs);
    const victim = asked[0] ?? first;
    const survivor = victim === first ? second : first;
    await killApp(victim);
    const askedUntilThen = asked.splice(0);
    await Promise.all(answers);

    const died = await user.row();
    const stage = stageOf(died);
    stages.add(stage);
    // Of two processes with the same news one asks Plaid, from the first page to the last.
    expect(new Set(askedUntilThen.slice(0, pages))).toEqual(new Set([victim]));
    expect(await db().transaction.count({ where: { itemId } }), `killed while ${stage}`).toBe(
      stage === "done" ? truth.length : 0,
    );

    if (stage !== "done") {
      await sync(survivor, user);
      // It finds the Item taken, and comes again by itself when the lease has ended.
      await untilWaiting(`${itemId} after the lease`);
      expect(asked).toEqual([]);
    }
    // One that has applied everything keeps the Item where news came meanwhile, to ask once more.
    if (died.syncLease !== null) await endLease(itemId, died.syncLease);
    await untilUpToDate(itemId);

    expect(await storedTransactions(itemId)).toEqual(truth);
    expect(await db().transactionPage.count({ where: { itemId } })).toBe(0);
    expect(await user.afterCursor()).toMatchObject({
      added: [],
      modified: [],
      removed: [],
      has_more: false,
    });
    first = survivor;
    second = await startSyncing(asked);
  }

  expect([...stages]).toEqual(expect.arrayContaining(["reading", "applying"]));
  await Promise.all([killApp(first), killApp(second)]);
});

/** Starts a process that is written down in `asked` with every page of transactions it asks for. */
async function startSyncing(asked: App[]): Promise<App> {
  const calls = { of: null as App | null };
  const url = await startPlaidFront((path) => {
    if (path === "/transactions/sync" && calls.of) asked.push(calls.of);
  });
  calls.of = await startApp({ PLAID_BASE_URL: url });
  return calls.of;
}

/** A new user's linked bank whose transactions have all just come to Plaid, and none of them to us. */
async function userBeforeFirstSync() {
  const user = await userWithItem();
  const { viewer, itemId } = user;
  const row = () => db().item.findUniqueOrThrow({ where: { id: itemId } });
  await untilWaiting(`${itemId} later`);
  await clearJobs();
  const { plaidItemId } = await row();
  await emulator.advanceClock(2 * DAY_MS);
  await emulator.changeTransactions(plaidItemId, {
    add: Array.from({ length: ROWS }, (_, n) => ({ amount: n + 0.25, name: `Coffee ${n}` })),
  });
  return {
    ...user,
    row,
    plaids: () => withAccessToken(viewer, itemId, truthOf),
    /** What Plaid has to tell beyond the stored cursor. */
    async afterCursor() {
      const cursor = (await row()).syncCursor ?? "";
      return withAccessToken(viewer, itemId, async (access_token) => {
        const { data } = await plaid().transactionsSync({ access_token, cursor });
        return data;
      });
    },
  };
}

type Died = { syncCursor: string | null; syncLeaseEndsAt: Date | null };

/** How far a sync had come: only what is applied needs a lease that is longer than that of reading. */
function stageOf({ syncCursor, syncLeaseEndsAt }: Died): "reading" | "applying" | "done" {
  if (syncCursor !== null) return "done";
  const remainsMs = (syncLeaseEndsAt?.getTime() ?? 0) - Date.now();
  return remainsMs > SYNC_LEASE_MS ? "applying" : "reading";
}

/** Waits until there is a job under a key, whoever left it. */
const untilWaiting = (key: string) =>
  vi.waitFor(
    async () => {
      const waiting = await db().$queryRaw<object[]>`
        SELECT 1 FROM pgboss.job WHERE singleton_key = ${key} AND state = 'created'`;
      expect(waiting, key).toHaveLength(1);
    },
    { timeout: 60_000 },
  );

/** Waits until an Item's first sync has ended well, which takes long beside other tests. */
const untilUpToDate = (itemId: string) =>
  vi.waitFor(
    async () => {
      const { syncCursor, ...state } = await db().item.findUniqueOrThrow({
        where: { id: itemId },
        select: { syncCursor: true, syncLease: true, transactionsError: true },
      });
      expect({ ...state, isRead: syncCursor !== null }).toEqual({
        syncLease: null,
        transactionsError: null,
        isRead: true,
      });
    },
    { timeout: 120_000, interval: 200 },
  );

/** Lets the time pass that a dead process has its lease for. */
async function endLease(itemId: string, syncLease: string | null) {
  await db().item.updateMany({
    where: { id: itemId, syncLease },
    data: { syncLeaseEndsAt: new Date(Date.now() - 1_000) },
  });
  await letJobTimePass(SYNC_LEASE_MS / 1000 + 5);
}
