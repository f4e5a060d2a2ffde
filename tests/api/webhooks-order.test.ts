import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { emulator } from "@/tests/support/emulator";
import { clearJobs, runDueJobs } from "@/tests/support/jobs";
import { linkedItem } from "@/tests/support/linked-item";
import { itemsToTellOf, stateAfter, webhooksOn } from "@/tests/support/shuffled-webhooks";
import { startSigningPlaid } from "@/tests/support/signing-plaid";
import { send, storedWebhooks } from "@/tests/support/webhooks";

const plaid = await startSigningPlaid();
afterAll(() => plaid.close());

beforeEach(async () => {
  await clearJobs();
  await db().webhookEvent.deleteMany();
});

// tests/faults/webhook-orders.ts does the same with a thousand deliveries and twenty seeds.
test("R-4: a hundred deliveries, a third of them repeated, come to the same end in any order", async () => {
  const items = await itemsToTellOf(plaid);
  const said = await webhooksOn(items, 70);

  const ends = new Set<string>();
  for (const seed of [1, 2, 3]) {
    ends.add(await stateAfter(plaid, items, said, { seed, duplicates: 30 }));
  }

  expect(ends.size).toBe(1);
  const [end = ""] = ends;
  // All that can come about has come about: else nothing would have been compared.
  expect(end).toContain('"USER_PERMISSION_REVOKED"');
  expect(end).toContain('"ITEM_LOGIN_REQUIRED"');
  expect(end).toContain('"disconnectsAt": "2031-');
  for (const time of ["newAccountsAt", "repairedAt", "closedAt", "revokedAt"]) {
    expect(end).toMatch(new RegExp(`"${time}": -?\\d`));
  }
});

describe("of two that contradict each other, the later signed counts", () => {
  const day = (text: string) => ({ disconnect_time: `${text}T00:00:00Z` });
  const at = (secondsAgo: number) => Math.floor(Date.now() / 1000) - secondsAgo;

  /** Delivers both in one order and answers the Item's notices. */
  async function told(...webhooks: { code: string; secondsAgo: number; more?: object }[]) {
    const { plaidItemId, row } = await linkedItem(plaid);
    for (const { code, secondsAgo, more } of webhooks) {
      const webhook = { webhook_type: "ITEM", webhook_code: code, item_id: plaidItemId, ...more };
      await send(plaid, webhook, { claims: { iat: at(secondsAgo) } });
      await runDueJobs();
    }
    const { disconnectsAt, newAccountsAt } = await row();
    return { disconnectsAt: disconnectsAt?.toISOString().slice(0, 10) ?? null, newAccountsAt };
  }

  const early = { code: "PENDING_DISCONNECT", secondsAgo: 90, more: day("2031-01-01") };
  const late = { code: "PENDING_DISCONNECT", secondsAgo: 30, more: day("2031-02-02") };
  const repaired = { code: "LOGIN_REPAIRED", secondsAgo: 60 };

  test.each([
    { name: "an announcement after a newer one", webhooks: [late, early], ends: "2031-02-02" },
    { name: "an announcement before a newer one", webhooks: [early, late], ends: "2031-02-02" },
    { name: "a repair after what it settled", webhooks: [early, repaired], ends: null },
    { name: "what a repair settled, after it", webhooks: [repaired, early], ends: null },
    {
      name: "a repair after what was said since",
      webhooks: [late, repaired],
      ends: "2031-02-02",
    },
  ])("$name", async ({ webhooks, ends }) => {
    expect((await told(...webhooks)).disconnectsAt).toBe(ends);
  });

  test("new accounts are known of since they were first told of", async () => {
    const code = "NEW_ACCOUNTS_AVAILABLE";

    const { newAccountsAt } = await told({ code, secondsAgo: 10 }, { code, secondsAgo: 100 });

    expect(Date.now() - (newAccountsAt?.getTime() ?? 0)).toBeGreaterThan(99_000);
  });
});

test("two webhooks on one Item at once are both worked on, and leave it whole", async () => {
  const { plaidItemId, accounts, row } = await linkedItem(plaid);
  const mark = await emulator.mark();
  const about = { webhook_type: "ITEM", webhook_code: "ERROR", item_id: plaidItemId };
  await Promise.all([send(plaid, about), send(plaid, { ...about, number: 2 })]);

  await Promise.all([runDueJobs(), runDueJobs()]);

  expect((await storedWebhooks()).map(({ state, attempts }) => `${state} ${attempts}`)).toEqual([
    "PROCESSED 1",
    "PROCESSED 1",
  ]);
  expect(await emulator.callsSince(mark, "/item/get")).toHaveLength(2);
  expect(await row()).toMatchObject({ state: "HEALTHY" });
  expect(await accounts()).toHaveLength(12);
});
