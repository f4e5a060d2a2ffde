import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { withAccessToken } from "@/lib/items/access-token";
import { syncTransactions } from "@/lib/items/sync-transactions";
import { enqueue } from "@/lib/jobs/enqueue";
import { plaid } from "@/lib/plaid/client";
import { emulator } from "@/tests/support/emulator";
import { clearJobs, jobsOf, letJobTimePass, runDueJobs } from "@/tests/support/jobs";
import { userWithItem } from "@/tests/support/link";
import { storedTransactions, userWithTransactions } from "@/tests/support/transactions";

beforeEach(async () => {
  await clearJobs();
});
afterEach(() => emulator.heal());

const many = (count: number, name = "Coffee") =>
  Array.from({ length: count }, (_, index) => ({ amount: index + 0.25, name: `${name} ${index}` }));

/** Does something before the n-th page that is asked for from now on, counted from 0. Answers how many were. */
function beforePage(n: number, interfere: () => Promise<unknown>) {
  const original = plaid().transactionsSync.bind(plaid());
  const spy = vi.spyOn(plaid(), "transactionsSync");
  const asked = { pages: 0, stop: () => spy.mockRestore() };
  spy.mockImplementation(async (...args) => {
    asked.pages += 1;
    if (asked.pages === n + 1) await interfere();
    return original(...args);
  });
  return asked;
}

/** Does something before an update is applied: all of it has been read then, and nothing is written. */
function beforeApplying(interfere: () => Promise<unknown>) {
  const original = db().$transaction.bind(db()) as (...args: unknown[]) => Promise<unknown>;
  const spy = vi.spyOn(db(), "$transaction");
  const applied = { updates: 0 };
  spy.mockImplementation((async (...args: unknown[]) => {
    applied.updates += 1;
    if (applied.updates === 1) await interfere();
    return original(...args);
  }) as typeof original as never);
  return applied;
}

/** A point where something waits until it is let go. */
function gate() {
  let open = () => {};
  let arrive = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const wait = () => {
    arrive();
    return opened;
  };
  return { open, reached, wait };
}

describe("the first sync of an Item", () => {
  test("comes with the link, and brings all that Plaid has", async () => {
    const { ours, plaids, row } = await userWithTransactions();

    expect(await ours()).toEqual(await plaids());
    expect((await ours()).length).toBeGreaterThan(50);
    expect(await row()).toMatchObject({
      transactionsStatus: "HISTORICAL_UPDATE_COMPLETE",
      transactionsSyncedAt: expect.any(Date),
      transactionsError: null,
      syncLease: null,
    });
  });

  test("that comes too early says so, and goes on by itself as Plaid gets them from the bank", async () => {
    const delayMs = 60_000;
    await emulator.set({ transactionsDelayMs: delayMs });
    const { itemId } = await userWithItem();
    const row = () => db().item.findUniqueOrThrow({ where: { id: itemId } });
    const early = await row();

    await emulator.advanceClock(delayMs);
    await letJobTimePass(60);
    await runDueJobs();
    const initial = await row();
    const recent = await storedTransactions(itemId);
    await emulator.advanceClock(delayMs);
    await letJobTimePass(60);
    await runDueJobs();

    expect(early).toMatchObject({ transactionsStatus: "NOT_READY", transactionsSyncedAt: null });
    expect(early.syncCursor).toBeNull();
    expect(initial.transactionsStatus).toBe("INITIAL_UPDATE_COMPLETE");
    expect((await row()).transactionsStatus).toBe("HISTORICAL_UPDATE_COMPLETE");
    expect((await storedTransactions(itemId)).length).toBeGreaterThan(recent.length);
    expect(recent.length).toBeGreaterThan(0);
  });

  test("PRODUCT_NOT_READY is no failure: it is tried again later", async () => {
    await emulator.set({ transactionsDelayMs: 0 });
    await emulator.fail({ path: "/transactions/sync", errorCode: "PRODUCT_NOT_READY" });
    const { itemId } = await userWithItem();
    const row = () => db().item.findUniqueOrThrow({ where: { id: itemId } });
    const early = await row();

    await letJobTimePass(60);
    await runDueJobs();

    expect(early).toMatchObject({ state: "HEALTHY", transactionsStatus: "NOT_READY" });
    expect(early.syncLease).toBeNull();
    expect((await row()).transactionsStatus).toBe("HISTORICAL_UPDATE_COMPLETE");
  });

  test("without consent says why there are none, and leaves the Item healthy", async () => {
    await emulator.fail({ path: "/transactions/sync", errorCode: "ADDITIONAL_CONSENT_REQUIRED" });
    const { viewer, itemId } = await userWithItem();

    const item = await db().item.findUniqueOrThrow({ where: { id: itemId } });

    expect(item).toMatchObject({
      state: "HEALTHY",
      transactionsError: "ADDITIONAL_CONSENT_REQUIRED",
      transactionsSyncedAt: null,
      syncLease: null,
    });
    expect(await syncTransactions(viewer, itemId)).toMatchObject({ kind: "synced" });
  });
});

describe("a later sync", () => {
  test("adds, changes and removes what the bank did, and keeps the ids of ours", async () => {
    const { viewer, itemId, ours, plaids, atBank } = await userWithTransactions();
    const [first, second] = await plaids();
    const idOf = async (plaidTransactionId = "") =>
      (await db().transaction.findUniqueOrThrow({ where: { plaidTransactionId } })).id;
    const before = await idOf(first?.transaction_id);
    await atBank({
      add: many(3),
      change: [{ transaction_id: first?.transaction_id, amount: 77.77, name: "Another name" }],
      remove: [second?.transaction_id],
    });

    await syncTransactions(viewer, itemId);

    expect(await ours()).toEqual(await plaids());
    expect(await idOf(first?.transaction_id)).toBe(before);
    expect((await ours()).map((one) => one.transaction_id)).not.toContain(second?.transaction_id);
  });

  test("with nothing new changes no row", async () => {
    const { viewer, itemId, atBank } = await userWithTransactions();
    await atBank({ mutateDuringPagination: false });
    const before = await db().transaction.findMany({ where: { itemId }, orderBy: { id: "asc" } });

    const outcome = await syncTransactions(viewer, itemId);

    expect(outcome).toEqual({ kind: "synced", againInMs: null });
    const after = await db().transaction.findMany({ where: { itemId }, orderBy: { id: "asc" } });
    expect(after).toEqual(before);
  });

  test("what is posted takes over the row that it had while pending", async () => {
    const { viewer, itemId, ours, plaids, atBank } = await userWithTransactions();
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const [pendingId = ""] = await atBank({
      add: [{ amount: 12.5, name: "Corner shop", posts_on: tomorrow }],
    });
    await syncTransactions(viewer, itemId);
    const where = { plaidTransactionId: pendingId };
    const pending = await db().transaction.findUniqueOrThrow({ where });

    await emulator.advanceClock(2 * 86_400_000);
    await syncTransactions(viewer, itemId);

    const posted = await db().transaction.findUniqueOrThrow({ where: { id: pending.id } });
    expect(pending.pending).toBe(true);
    expect(posted).toMatchObject({ pending: false, pendingTransactionId: pendingId });
    expect(posted.plaidTransactionId).not.toBe(pendingId);
    expect(await ours()).toEqual(await plaids());
  });

  test("amounts are Plaid's, digit by digit", async () => {
    const { viewer, itemId, atBank } = await userWithTransactions();
    const amounts = [0.1, 0.3, -1234567.8901234, 1e-7, 123456789012.34, 0.07, -0];
    const ids = await atBank({
      add: amounts.map((amount, index) => ({ amount, name: `Amount ${index}` })),
    });

    await syncTransactions(viewer, itemId);

    for (const [index, id] of ids.entries()) {
      const rows = await db().$queryRaw<{ same: boolean }[]>`
        SELECT "amount" = ${String(amounts[index])}::text::numeric AS same FROM "Transaction"
        WHERE "plaidTransactionId" = ${id}`;
      expect(rows).toEqual([{ same: true }]);
    }
  });

  test("names with what a database refuses are stored without it", async () => {
    const { viewer, itemId, atBank } = await userWithTransactions();
    const [id = ""] = await atBank({
      add: [{ amount: 1, name: "nul\0 half\ud800 \u{1f4b6} end" }],
    });

    await syncTransactions(viewer, itemId);

    const where = { plaidTransactionId: id };
    const { name } = await db().transaction.findUniqueOrThrow({ where });
    expect(name).toBe("nul half\ufffd \u{1f4b6} end");
  });

  test("of an account that is new reads the accounts first", async () => {
    const { viewer, itemId, ours, plaids } = await userWithTransactions();
    await db().account.deleteMany({ where: { itemId } });
    await db().item.update({ where: { id: itemId }, data: { syncCursor: null } });

    await syncTransactions(viewer, itemId);

    expect(await ours()).toEqual(await plaids());
  });

  test("with a cursor that Plaid does not know reads everything, and drops what is of another time", async () => {
    const { viewer, itemId, ours, plaids, row } = await userWithTransactions();
    const sample = await db().transaction.findFirstOrThrow({ where: { itemId } });
    const stray = { ...sample, id: "txn_stray", plaidTransactionId: "stray" };
    await db().transaction.create({ data: stray });
    await db().item.update({ where: { id: itemId }, data: { syncCursor: "bm90IG91cnM=" } });

    await syncTransactions(viewer, itemId);

    expect(await ours()).toEqual(await plaids());
    expect((await row()).syncCursor).not.toBe("bm90IG91cnM=");
  });
});

describe("when the data changes between two pages", () => {
  test.each([1, 2, 3, 4])("R-11: page %i, the update is read anew and is whole", async (page) => {
    const { viewer, itemId, ours, plaids, atBank } = await userWithTransactions();
    await atBank({ add: many(2_200) });
    const [known] = await plaids();
    const asked = beforePage(page, () =>
      atBank({ add: many(2, "Late"), remove: [known?.transaction_id] }),
    );

    await syncTransactions(viewer, itemId);

    expect(asked.pages).toBe(page + 1 + 5);
    asked.stop();
    expect(await ours()).toEqual(await plaids());
  });

  test("again and again, the sync gives up for now with nothing half written", async () => {
    const { viewer, itemId, ours, atBank, row } = await userWithTransactions();
    const before = await ours();
    const { syncCursor } = await row();
    await atBank({ add: many(600) });
    const errorCode = "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION";
    await emulator.fail({ path: "/transactions/sync", errorCode, times: 100 });

    await expect(syncTransactions(viewer, itemId)).rejects.toThrow(errorCode);

    expect(await ours()).toEqual(before);
    expect(await row()).toMatchObject({ syncCursor, transactionsError: errorCode });
  });
});

describe("a sync that ends early", () => {
  test("between two pages leaves rows and cursor as they were, and is done by the next", async () => {
    const { viewer, itemId, ours, plaids, atBank, row } = await userWithTransactions();
    const before = await ours();
    const { syncCursor } = await row();
    await atBank({ add: many(1_200), remove: [before[0]?.transaction_id] });
    beforePage(2, () => emulator.fail({ path: "/transactions/sync", status: 500, times: 20 }));

    await expect(syncTransactions(viewer, itemId)).rejects.toMatchObject({
      code: "plaid_unavailable",
    });
    const after = { rows: await ours(), item: await row() };
    await emulator.heal();
    await syncTransactions(viewer, itemId);

    expect(after.rows).toEqual(before);
    expect(after.item).toMatchObject({ syncCursor, syncLease: null });
    expect(await db().transactionPage.count()).toBe(0);
    expect(await ours()).toEqual(await plaids());
  });

  test("because the login broke marks the Item, and keeps its transactions and their age", async () => {
    const { viewer, itemId, ours, atBank, row } = await userWithTransactions();
    const before = await ours();
    const { transactionsSyncedAt } = await row();
    await atBank({ add: many(1_200) });
    beforePage(1, async () => {
      await withAccessToken(viewer, itemId, (access_token) =>
        plaid().sandboxItemResetLogin({ access_token }),
      );
      await emulator.fail({ path: "/transactions/sync", errorCode: "ITEM_LOGIN_REQUIRED" });
    });

    const outcome = await syncTransactions(viewer, itemId);

    expect(outcome).toEqual({ kind: "needs_repair" });
    expect(await ours()).toEqual(before);
    expect(await row()).toMatchObject({
      state: "NEEDS_REPAIR",
      errorCode: "ITEM_LOGIN_REQUIRED",
      transactionsSyncedAt,
      syncLease: null,
    });
  });

  test("with its process is taken over once its lease has ended, whatever it left staged", async () => {
    const { viewer, itemId, ours, plaids, atBank } = await userWithTransactions();
    await atBank({ add: many(700) });
    await db().transactionPage.create({
      data: { userId: viewer.id, itemId, number: 0, rows: [], removed: ["left"] },
    });
    const leave = (syncLeaseEndsAt: Date) =>
      db().item.update({ where: { id: itemId }, data: { syncLease: "syn_dead", syncLeaseEndsAt } });

    await leave(new Date(Date.now() + 60_000));
    const during = await syncTransactions(viewer, itemId);
    await leave(new Date(Date.now() - 1_000));
    const after = await syncTransactions(viewer, itemId);

    expect(during).toMatchObject({ kind: "running" });
    expect(after).toMatchObject({ kind: "synced" });
    expect(await ours()).toEqual(await plaids());
  });
});

describe("syncs of one Item at once", () => {
  test("R-11: are one, which reads once more for what came meanwhile", async () => {
    const { viewer, itemId, ours, plaids, atBank } = await userWithTransactions();
    const { reached, wait, open } = gate();
    const asked = beforePage(0, wait);

    const first = syncTransactions(viewer, itemId);
    await reached;
    const others = await Promise.all([1, 2, 3].map(() => syncTransactions(viewer, itemId)));
    open();
    await first;
    asked.stop();

    expect(others.map(({ kind }) => kind)).toEqual(["running", "running", "running"]);
    expect(asked.pages).toBe(2);
    await atBank({ add: many(1) });
    await syncTransactions(viewer, itemId);
    expect(await ours()).toEqual(await plaids());
  });

  test("news that comes while the last page is applied is not lost", async () => {
    const { viewer, itemId, ours, plaids, atBank } = await userWithTransactions();
    await atBank({ add: many(20) });
    const { reached, wait, open } = gate();
    const applied = beforeApplying(wait);

    const first = syncTransactions(viewer, itemId);
    await reached;
    await atBank({ add: many(5, "Meanwhile") });
    const second = await syncTransactions(viewer, itemId);
    open();

    expect(second.kind).toBe("running");
    expect(await first).toMatchObject({ kind: "synced" });
    expect(applied.updates).toBe(2);
    expect(await ours()).toEqual(await plaids());
  });

  test("one that was thought dead and wakes up writes nothing", async () => {
    const { viewer, itemId, ours, plaids, atBank, row } = await userWithTransactions();
    await atBank({ add: many(700) });
    const { reached, wait, open } = gate();
    beforePage(1, wait);
    const slow = syncTransactions(viewer, itemId);
    await reached;
    const ended = { syncLeaseEndsAt: new Date(Date.now() - 1_000) };
    await db().item.update({ where: { id: itemId }, data: ended });

    await syncTransactions(viewer, itemId);
    const { syncCursor } = await row();
    open();

    expect(await slow).toMatchObject({ kind: "running" });
    expect((await row()).syncCursor).toBe(syncCursor);
    expect(await ours()).toEqual(await plaids());
  });

  test("the job of one that found another at work makes sure after its lease", async () => {
    const { itemId, ours, plaids, atBank } = await userWithTransactions();
    await atBank({ add: many(4) });
    const lease = { syncLease: "syn_dies", syncLeaseEndsAt: new Date(Date.now() + 100_000) };
    await db().item.update({ where: { id: itemId }, data: lease });
    const { userId } = await db().item.findUniqueOrThrow({ where: { id: itemId } });
    await enqueue("item.sync-transactions", { userId, itemId });
    await runDueJobs();
    const before = await ours();

    const ended = { syncLeaseEndsAt: new Date(Date.now() - 1_000) };
    await db().item.update({ where: { id: itemId }, data: ended });
    await letJobTimePass(125);
    await runDueJobs();

    expect(before).not.toEqual(await plaids());
    expect(await ours()).toEqual(await plaids());
    expect((await jobsOf("item.sync-transactions")).map(({ state }) => state)).not.toContain(
      "failed",
    );
  });
});

test("twelve thousand transactions come in whole, as news and in a first sync, are posted, and go", async () => {
  const { viewer, itemId, ours, plaids, atBank } = await userWithTransactions();
  const posts_on = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const added = await atBank({
    add: [...many(6_000), ...many(6_000, "Tea").map((one) => ({ ...one, posts_on }))],
  });
  await syncTransactions(viewer, itemId);
  expect(await ours()).toEqual(await plaids());

  await db().transaction.deleteMany({ where: { itemId } });
  await db().item.update({ where: { id: itemId }, data: { syncCursor: null } });
  await syncTransactions(viewer, itemId);
  expect(await ours()).toEqual(await plaids());

  await atBank({ remove: added.slice(0, 6_000) });
  await emulator.advanceClock(2 * 86_400_000);
  await syncTransactions(viewer, itemId);
  expect(await ours()).toEqual(await plaids());
});

test("another user's Item is missing, and Plaid is not asked", async () => {
  const { itemId } = await userWithTransactions();
  const { viewer } = await userWithItem();
  const mark = await emulator.mark();

  await expect(syncTransactions(viewer, itemId)).rejects.toMatchObject({ code: "not_found" });

  expect(await emulator.callsSince(mark)).toEqual([]);
});

test("R-11: whatever a bank does, in whatever steps, our table is Plaid's truth", async () => {
  const { viewer, itemId, ours, plaids, atBank } = await userWithTransactions();
  const amount = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => cents / 100);
  const change = fc.record({
    add: fc.array(fc.record({ amount, name: fc.string({ minLength: 1, maxLength: 12 }) }), {
      maxLength: 8,
    }),
    changeAt: fc.array(fc.nat(), { maxLength: 4 }),
    removeAt: fc.array(fc.nat(), { maxLength: 4 }),
    amount,
    mutateDuringPagination: fc.boolean(),
    sync: fc.boolean(),
  });

  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (steps) => {
      for (const step of steps) {
        const ids = (await plaids()).map((one) => one.transaction_id);
        const at = (index: number) => ids[index % ids.length];
        const gone = new Set(step.removeAt.map(at));
        const changed = new Set(step.changeAt.map(at).filter((id) => !gone.has(id)));
        await atBank({
          add: step.add,
          change: [...changed].map((transaction_id) => ({ transaction_id, amount: step.amount })),
          remove: [...gone],
        });
        if (step.sync) await syncTransactions(viewer, itemId);
      }
      await syncTransactions(viewer, itemId);
      expect((await ours()).map(withoutNul)).toEqual((await plaids()).map(withoutNul));
    }),
    { numRuns: 25 },
  );
});

const withoutNul = <Row extends { name: string }>(row: Row) => ({
  ...row,
  name: row.name.toWellFormed().replaceAll("\0", ""),
});
