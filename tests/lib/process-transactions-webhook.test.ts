import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { emulator } from "@/tests/support/emulator";
import { clearJobs, jobsOf, runDueJobs } from "@/tests/support/jobs";
import { startSigningPlaid } from "@/tests/support/signing-plaid";
import { userWithTransactions } from "@/tests/support/transactions";
import { lastWebhook, send } from "@/tests/support/webhooks";

const plaid = await startSigningPlaid();
afterAll(() => plaid.close());

beforeEach(async () => {
  await clearJobs();
  await db().webhookEvent.deleteMany();
});
afterEach(() => emulator.heal());

const body = (webhook_code: string, item_id: string, more: object = {}) => ({
  webhook_type: "TRANSACTIONS",
  webhook_code,
  item_id,
  ...more,
});

test.each([
  { code: "SYNC_UPDATES_AVAILABLE", more: { historical_update_complete: true } },
  { code: "INITIAL_UPDATE", more: { error: null, new_transactions: 19 } },
  { code: "HISTORICAL_UPDATE", more: { error: null, new_transactions: 231 } },
  { code: "DEFAULT_UPDATE", more: { error: null, new_transactions: 3 } },
  { code: "TRANSACTIONS_REMOVED", more: { error: null, removed_transactions: ["not ours"] } },
])("$code brings the Item's transactions up to what Plaid has", async ({ code, more }) => {
  const { viewer, plaidItemId, atBank, ours, plaids } = await userWithTransactions();
  await atBank({ add: [{ amount: 3.2, name: "Kiosk" }] });

  expect(await send(plaid, body(code, plaidItemId, more))).toBe(200);
  await runDueJobs();

  const event = await lastWebhook();
  expect(event).toMatchObject({ state: "PROCESSED", userId: viewer.id });
  expect(event.effect).toMatch(/A sync was put in line\.$/);
  expect(await ours()).toEqual(await plaids());
});

test("what a webhook claims is not believed: it removes nothing that Plaid still tells", async () => {
  const { plaidItemId, ours } = await userWithTransactions();
  const before = await ours();
  const removed_transactions = before.map((one) => one.transaction_id);

  await send(plaid, body("TRANSACTIONS_REMOVED", plaidItemId, { removed_transactions }));
  await runDueJobs();

  expect(await ours()).toEqual(before);
});

test("RECURRING_TRANSACTIONS_UPDATE is acknowledged in words, and leads to no sync", async () => {
  const { plaidItemId } = await userWithTransactions();
  await clearJobs();

  const more = { account_ids: ["any"] };
  await send(plaid, body("RECURRING_TRANSACTIONS_UPDATE", plaidItemId, more));
  await runDueJobs();

  const event = await lastWebhook();
  expect(event.state).toBe("PROCESSED");
  expect(event.effect).toMatch(/^Acknowledged\./);
  expect(await jobsOf("item.sync-transactions")).toEqual([]);
});

test("fifty at once lead to few syncs and to the right end", async () => {
  const { plaidItemId, atBank, ours, plaids } = await userWithTransactions();
  await atBank({ add: [{ amount: 8, name: "Kiosk" }] });
  const mark = await emulator.mark();

  await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      send(plaid, body("SYNC_UPDATES_AVAILABLE", plaidItemId, { index })),
    ),
  );
  await runDueJobs();
  const calls = await emulator.callsSince(mark, "/transactions/sync");

  expect(await ours()).toEqual(await plaids());
  expect(await db().webhookEvent.count({ where: { state: "PROCESSED" } })).toBe(50);
  expect(calls.length).toBeLessThan(20);
});
