import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { refreshItem } from "@/lib/items/refresh-item";
import { plaid as sdk } from "@/lib/plaid/client";
import { databaseState } from "@/tests/support/database";
import { emulator } from "@/tests/support/emulator";
import { clearJobs, runDueJobs } from "@/tests/support/jobs";
import { linkedItem } from "@/tests/support/linked-item";
import { startSigningPlaid } from "@/tests/support/signing-plaid";
import { lastWebhook, send } from "@/tests/support/webhooks";

const plaid = await startSigningPlaid();
afterAll(() => plaid.close());

beforeEach(async () => {
  await clearJobs();
  await db().webhookEvent.deleteMany();
});
afterEach(() => emulator.heal());

type Linked = Awaited<ReturnType<typeof linkedItem>>;

/** Processor tokens of the first two accounts of an Item. */
async function processorTokens({ viewer, itemId, accounts }: Linked) {
  const [first, second] = await accounts();
  const token = (accountId = "") => ({
    id: `prt_${randomUUID().replaceAll("-", "")}`,
    userId: viewer.id,
    itemId,
    accountId,
    processor: "dwolla",
    token: "sealed",
    lastFour: "0000",
  });
  await db().processorToken.createMany({ data: [token(first?.id), token(second?.id)] });
  return () =>
    db().processorToken.findMany({ where: { itemId }, orderBy: { account: { position: "asc" } } });
}

describe("ITEM ERROR", () => {
  test.each(["ITEM_LOCKED", "INVALID_CREDENTIALS", "ITEM_NOT_SUPPORTED", "NO_ACCOUNTS"])(
    "marks the Item with %s where Plaid's API has that of it",
    async (errorCode) => {
      const { hears, row } = await linkedItem(plaid);
      await emulator.fail({ path: "/accounts/get", errorCode, times: 1 });

      const event = await hears("ITEM ERROR", { error: { error_code: "ITEM_LOGIN_REQUIRED" } });

      expect(event.state).toBe("PROCESSED");
      expect(await row()).toMatchObject({ state: "NEEDS_REPAIR", errorCode });
    },
  );
});

describe("ITEM PENDING_EXPIRATION", () => {
  test("tells of the end that the Item has, and not of the one that the webhook names", async () => {
    env().PLAID_COUNTRY_CODES = ["US", "GB"];
    const { itemId, hears, row } = await linkedItem(plaid, { institutionId: "ins_117650" });
    env().PLAID_COUNTRY_CODES = ["US"];
    const { consentExpiresAt } = await row();
    await db().item.update({ where: { id: itemId }, data: { consentExpiresAt: null } });

    const { effect } = await hears("ITEM PENDING_EXPIRATION", {
      consent_expiration_time: "2031-02-01T00:00:00Z",
    });

    expect(consentExpiresAt).toBeInstanceOf(Date);
    expect((await row()).consentExpiresAt).toEqual(consentExpiresAt);
    const day = consentExpiresAt?.toISOString().slice(0, 10);
    expect(effect).toContain(`The consent to it ends on ${day}.`);
  });

  test("on an Item whose consent has no end any more notes none", async () => {
    const { hears, row } = await linkedItem(plaid);

    const event = await hears("ITEM PENDING_EXPIRATION", {
      consent_expiration_time: "2031-02-01T00:00:00Z",
    });

    expect(event.effect).toContain("Plaid tells of no end");
    expect((await row()).consentExpiresAt).toBeNull();
  });
});

describe("ITEM USER_PERMISSION_REVOKED", () => {
  test("withdraws the Item's processor tokens too", async () => {
    const item = await linkedItem(plaid);
    const tokens = await processorTokens(item);

    const event = await item.hears("ITEM USER_PERMISSION_REVOKED");

    expect((await tokens()).map(({ revokedAt }) => revokedAt)).toEqual([
      expect.any(Date),
      expect.any(Date),
    ]);
    expect(event.effect).toMatch(/processor tokens as withdrawn/);
  });

  test("leaves another Item, and its processor tokens, alone", async () => {
    const item = await linkedItem(plaid);
    const other = await linkedItem(plaid);
    const tokens = await processorTokens(other);

    await item.hears("ITEM USER_PERMISSION_REVOKED");

    expect(await other.row()).toMatchObject({ state: "HEALTHY" });
    expect((await tokens()).every(({ revokedAt }) => revokedAt === null)).toBe(true);
  });

  test("stays, whatever is read or said of the Item afterwards", async () => {
    const { viewer, itemId, hears, row } = await linkedItem(plaid);
    await hears("ITEM USER_PERMISSION_REVOKED");

    await refreshItem(viewer, itemId);
    for (const code of [
      "LOGIN_REPAIRED",
      "ERROR",
      "NEW_ACCOUNTS_AVAILABLE",
      "PENDING_DISCONNECT",
    ]) {
      await hears(`ITEM ${code}`);
    }

    expect(await row()).toMatchObject({
      state: "NEEDS_REPAIR",
      errorCode: "USER_PERMISSION_REVOKED",
      newAccountsAt: null,
      disconnectsAt: null,
    });
  });

  test("R-13: on an Item that is being removed changes nothing", async () => {
    const { itemId, hears, row } = await linkedItem(plaid);
    await db().item.update({ where: { id: itemId }, data: { state: "REMOVING" } });

    const event = await hears("ITEM USER_PERMISSION_REVOKED");

    expect(event.effect).toBe("Nothing to do: the Item is being removed.");
    expect(await row()).toMatchObject({ state: "REMOVING", errorCode: null });
  });
});

describe("ITEM USER_ACCOUNT_REVOKED", () => {
  test("closes the account that it names and only it, with the processor tokens made of it", async () => {
    const item = await linkedItem(plaid);
    const tokens = await processorTokens(item);
    const [first] = await item.accounts();

    const event = await item.hears("ITEM USER_ACCOUNT_REVOKED", {
      account_id: first?.plaidAccountId,
    });

    const [closed, ...open] = await item.accounts();
    expect(closed).toMatchObject({ closedAt: expect.any(Date), revokedAt: expect.any(Date) });
    expect(open).toHaveLength(11);
    expect(open.every(({ closedAt }) => closedAt === null)).toBe(true);
    expect((await tokens()).map(({ revokedAt }) => revokedAt)).toEqual([expect.any(Date), null]);
    expect(await item.row()).toMatchObject({ state: "HEALTHY" });
    expect(event.effect).toBe(
      "Closed the account Plaid Checking (0000); the others of the Item stay.",
    );
  });

  test("stays closed while Plaid still tells of the account", async () => {
    const { viewer, itemId, accounts, hears } = await linkedItem(plaid);
    const [first] = await accounts();
    await hears("ITEM USER_ACCOUNT_REVOKED", { account_id: first?.plaidAccountId });

    const { accounts: open } = await refreshItem(viewer, itemId);

    expect(open).toHaveLength(11);
  });

  test("that comes after its owner chose accounts again closes none", async () => {
    const { itemId, accounts, hears } = await linkedItem(plaid);
    const [first] = await accounts();
    const accountsChosenAt = new Date(Date.now() + 5_000);
    await db().item.update({ where: { id: itemId }, data: { accountsChosenAt } });

    const event = await hears("ITEM USER_ACCOUNT_REVOKED", { account_id: first?.plaidAccountId });

    expect(event.effect).toContain("was chosen again since");
    expect((await accounts()).every(({ closedAt }) => closedAt === null)).toBe(true);
  });

  test.each([
    { name: "of nobody", account_id: "nobodys" },
    { name: "that is none", account_id: 7 },
    { name: "left out", account_id: undefined },
  ])("with an account $name closes none", async ({ account_id }) => {
    const { accounts, hears } = await linkedItem(plaid);

    const event = await hears("ITEM USER_ACCOUNT_REVOKED", { account_id });

    expect(event.state).toBe("PROCESSED");
    expect((await accounts()).every(({ closedAt }) => closedAt === null)).toBe(true);
  });

  test("closes no account of another person's Item", async () => {
    const { hears } = await linkedItem(plaid);
    const other = await linkedItem(plaid);
    const [theirs] = await other.accounts();

    await hears("ITEM USER_ACCOUNT_REVOKED", { account_id: theirs?.plaidAccountId });

    expect((await other.accounts()).every(({ closedAt }) => closedAt === null)).toBe(true);
  });
});

test("ITEM WEBHOOK_UPDATE_ACKNOWLEDGED reads where the Item's webhooks go", async () => {
  const { asPlaid, hears, row } = await linkedItem(plaid);
  const webhook = "http://127.0.0.1:9/elsewhere";
  await asPlaid((access_token) => sdk().itemWebhookUpdate({ access_token, webhook }));

  const event = await hears("ITEM WEBHOOK_UPDATE_ACKNOWLEDGED", { new_webhook_url: "not this" });

  expect(event.state).toBe("PROCESSED");
  expect(await row()).toMatchObject({ webhookUrl: webhook });
});

describe("AUTH", () => {
  test.each([
    {
      kind: "AUTH AUTOMATICALLY_VERIFIED",
      more: {},
      says: "Plaid Checking (0000) was verified by micro-deposits.",
    },
    {
      kind: "AUTH VERIFICATION_EXPIRED",
      more: {},
      says: "was not verified in time; the bank has to be linked again.",
    },
    {
      kind: "AUTH SMS_MICRODEPOSITS_VERIFICATION",
      more: { status: "MANUALLY_VERIFIED" },
      says: "was verified by its owner, by a text message.",
    },
    {
      kind: "AUTH SMS_MICRODEPOSITS_VERIFICATION",
      more: { status: "VERIFICATION_FAILED" },
      says: "was not verified by text message; the bank has to be linked again.",
    },
    {
      kind: "AUTH SMS_MICRODEPOSITS_VERIFICATION",
      more: { status: "SOMETHING_NEW" },
      says: "was told of, with no outcome.",
    },
  ])("$kind $more reads the Item again and names the account", async ({ kind, more, says }) => {
    const { accounts, hears } = await linkedItem(plaid);
    const [first] = await accounts();
    const mark = await emulator.mark();

    const event = await hears(kind, { account_id: first?.plaidAccountId, error: null, ...more });

    expect(event).toMatchObject({ state: "PROCESSED" });
    expect(event.effect).toContain(says);
    expect(await emulator.callsSince(mark, "/accounts/get")).toHaveLength(1);
  });

  test.each([
    { kind: "AUTH DEFAULT_UPDATE", says: "Account numbers are asked for when shown" },
    { kind: "AUTH PRODUCT_PERMISSIONS_REQUIRED", says: "consent to account numbers" },
    { kind: "IDENTITY PRODUCT_PERMISSIONS_REQUIRED", says: "consent to identity" },
  ])("$kind reads the Item again, and stores no number", async ({ kind, says }) => {
    const { hears, row } = await linkedItem(plaid);
    const { refreshedAt } = await row();

    const event = await hears(kind, { account_ids_with_updated_auth: { x: ["ACCOUNT_NUMBER"] } });

    expect(event.effect).toContain(says);
    expect((await row()).refreshedAt?.getTime()).toBeGreaterThan(refreshedAt?.getTime() ?? 0);
  });
});

describe("PROCESSOR_TOKEN WEBHOOK_UPDATE_ACKNOWLEDGED", () => {
  const kind = { webhook_type: "PROCESSOR_TOKEN", webhook_code: "WEBHOOK_UPDATE_ACKNOWLEDGED" };

  test("is found by its account, since it names no Item", async () => {
    const { viewer, plaidItemId, accounts } = await linkedItem(plaid);
    const [first] = await accounts();

    await send(plaid, { ...kind, account_id: first?.plaidAccountId, error: null });
    await runDueJobs();

    expect(await lastWebhook()).toMatchObject({
      state: "PROCESSED",
      userId: viewer.id,
      plaidItemId,
    });
  });

  test.each([{ account_id: "nobodys" }, {}])("with %j is unmatched", async (about) => {
    await send(plaid, { ...kind, ...about });
    await runDueJobs();

    expect(await lastWebhook()).toMatchObject({ state: "UNMATCHED", userId: null });
  });
});

test.each([
  ["HOLDINGS DEFAULT_UPDATE", "this app does not read investments"],
  ["LIABILITIES DEFAULT_UPDATE", "this app does not read liabilities"],
  ["IDENTITY DEFAULT_UPDATE", "identity is asked for when shown"],
  ["STATEMENTS STATEMENTS_REFRESH_COMPLETE", "this app does not read statements"],
])("%s is kept for its owner, with why nothing was done", async (kind, why) => {
  const { viewer, hears } = await linkedItem(plaid);
  const before = await databaseState();

  const event = await hears(kind);

  expect(event).toMatchObject({ state: "IGNORED", userId: viewer.id });
  expect(event.effect).toContain(why);
  expect(await databaseState()).toBe(before);
});

test.each(["ASSETS PRODUCT_READY", "ISSUES ISSUE_RESOLVED"])(
  "%s, which is about no Item, is kept and shown to nobody",
  async (kind) => {
    const [webhook_type, webhook_code] = kind.split(" ");

    await send(plaid, { webhook_type, webhook_code });
    await runDueJobs();

    expect(await lastWebhook()).toMatchObject({ state: "IGNORED", userId: null });
  },
);

test("a webhook of an unknown kind on a known Item is kept for its owner", async () => {
  const { viewer, hears } = await linkedItem(plaid);

  const event = await hears("ITEM BRAND_NEW");

  expect(event).toMatchObject({
    state: "IGNORED",
    userId: viewer.id,
    effect: "Ignored: no such webhook is known.",
  });
});
