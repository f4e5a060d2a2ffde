import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { withAccessToken } from "@/lib/items/access-token";
import { plaid as sdk } from "@/lib/plaid/client";
import { databaseState } from "@/tests/support/database";
import { emulator } from "@/tests/support/emulator";
import { clearJobs, jobsOf, letJobTimePass, runDueJobs } from "@/tests/support/jobs";
import { startLink, userWithItem } from "@/tests/support/link";
import { startSigningPlaid } from "@/tests/support/signing-plaid";
import { signedInUser } from "@/tests/support/users";
import { lastWebhook, send, storedWebhooks } from "@/tests/support/webhooks";

const plaid = await startSigningPlaid();
afterAll(() => plaid.close());

beforeEach(async () => {
  await clearJobs();
  await db().webhookEvent.deleteMany();
});
afterEach(() => emulator.heal());

/** A new user's linked bank, with all that tests ask of it. */
async function linkedItem() {
  const user = await userWithItem();
  const row = () => db().item.findUniqueOrThrow({ where: { id: user.itemId } });
  const { plaidItemId } = await row();
  const asPlaid = (call: (access_token: string) => Promise<unknown>) =>
    withAccessToken(user.viewer, user.itemId, call);
  /** Has Plaid send a webhook on it, and everything that follows done. */
  const hears = async (webhook_code: string, more: object = {}) => {
    const item = { item_id: plaidItemId };
    expect(await send(plaid, { webhook_type: "ITEM", webhook_code, ...item, ...more })).toBe(200);
    await runDueJobs();
    return lastWebhook();
  };
  return { ...user, row, plaidItemId, asPlaid, hears };
}

const resetLogin = (access_token: string) => sdk().sandboxItemResetLogin({ access_token });

describe("a webhook on an Item", () => {
  test("ERROR marks it as Plaid's API tells it, and shows the event to its owner", async () => {
    const { viewer, asPlaid, hears, row } = await linkedItem();
    await asPlaid(resetLogin);

    const event = await hears("ERROR", { error: { error_code: "ITEM_LOCKED" } });

    expect(await row()).toMatchObject({ state: "NEEDS_REPAIR", errorCode: "ITEM_LOGIN_REQUIRED" });
    expect(event).toMatchObject({
      state: "PROCESSED",
      userId: viewer.id,
      type: "ITEM",
      code: "ERROR",
      attempts: 1,
      effect: "Read the Item again; it needs its owner: ITEM_LOGIN_REQUIRED.",
      processedAt: expect.any(Date),
    });
  });

  test("ERROR that comes late, after the Item works again, does no harm", async () => {
    const { hears, row } = await linkedItem();

    const event = await hears("ERROR", { error: { error_code: "ITEM_LOGIN_REQUIRED" } });

    expect(await row()).toMatchObject({ state: "HEALTHY", errorCode: null });
    expect(event.effect).toBe("Read the Item again; it is healthy.");
  });

  test("LOGIN_REPAIRED takes the mark away", async () => {
    const { itemId, hears, row } = await linkedItem();
    const broken = { state: "NEEDS_REPAIR", errorCode: "ITEM_LOGIN_REQUIRED" } as const;
    await db().item.update({ where: { id: itemId }, data: broken });

    await hears("LOGIN_REPAIRED");

    expect(await row()).toMatchObject({ state: "HEALTHY", errorCode: null });
  });

  test("LOGIN_REPAIRED drops the request to sign in again, but not the one to share more accounts", async () => {
    const { itemId, hears, row } = await linkedItem();
    await db().item.update({
      where: { id: itemId },
      data: { disconnectsAt: new Date(), newAccountsAt: new Date() },
    });

    await hears("LOGIN_REPAIRED");

    expect(await row()).toMatchObject({ disconnectsAt: null, newAccountsAt: expect.any(Date) });
  });

  test("LOGIN_REPAIRED that comes late, after the Item fails again, drops no request", async () => {
    const { itemId, asPlaid, hears, row } = await linkedItem();
    await asPlaid(resetLogin);
    await db().item.update({ where: { id: itemId }, data: { disconnectsAt: new Date() } });

    await hears("LOGIN_REPAIRED");

    expect(await row()).toMatchObject({
      state: "NEEDS_REPAIR",
      disconnectsAt: expect.any(Date),
    });
  });

  test("NEW_ACCOUNTS_AVAILABLE is noted", async () => {
    const { hears, row } = await linkedItem();

    const event = await hears("NEW_ACCOUNTS_AVAILABLE");

    expect((await row()).newAccountsAt).toEqual(event.receivedAt);
    expect(event.effect).toMatch(/more accounts to share/);
  });

  test("PENDING_DISCONNECT is noted with the day it names, or a week from now", async () => {
    const { hears, row } = await linkedItem();
    const reason = "INSTITUTION_MIGRATION";

    const first = await hears("PENDING_DISCONNECT", { reason });
    const inAWeek = first.receivedAt.getTime() + 7 * 24 * 60 * 60 * 1000;
    expect((await row()).disconnectsAt?.getTime()).toBe(inAWeek);

    const disconnect_time = "2027-01-05T10:00:00Z";
    const second = await hears("PENDING_DISCONNECT", { reason, disconnect_time });
    expect((await row()).disconnectsAt).toEqual(new Date(disconnect_time));
    expect(second.effect).toMatch(/ends the access on 2027-01-05/);
  });

  test("PENDING_EXPIRATION is noted where the Item itself does not tell when", async () => {
    const { hears, row } = await linkedItem();
    const consent_expiration_time = "2027-02-01T00:00:00Z";

    await hears("PENDING_EXPIRATION", { consent_expiration_time });

    expect((await row()).consentExpiresAt).toEqual(new Date(consent_expiration_time));
  });

  test("USER_PERMISSION_REVOKED marks it as to be linked again", async () => {
    const { hears, row } = await linkedItem();

    const event = await hears("USER_PERMISSION_REVOKED");

    expect(await row()).toMatchObject({
      state: "NEEDS_REPAIR",
      errorCode: "USER_PERMISSION_REVOKED",
      errorMessage: expect.stringMatching(/Link the bank again/),
    });
    expect(event.state).toBe("PROCESSED");
  });

  test("that is gone at Plaid is a result too", async () => {
    const { asPlaid, hears, row } = await linkedItem();
    await asPlaid((access_token) => sdk().itemRemove({ access_token }));

    const event = await hears("ERROR");

    expect(event.state).toBe("PROCESSED");
    expect(await row()).toMatchObject({ state: "NEEDS_REPAIR", errorCode: "ITEM_NOT_FOUND" });
  });

  test("that is being removed here changes nothing", async () => {
    const { itemId, hears, row } = await linkedItem();
    await db().item.update({ where: { id: itemId }, data: { state: "REMOVING" } });

    const event = await hears("NEW_ACCOUNTS_AVAILABLE");

    expect(event.effect).toBe("Nothing to do: the Item is being removed.");
    expect(await row()).toMatchObject({ state: "REMOVING", newAccountsAt: null });
  });

  test.each([
    { webhook_type: "ITEM", webhook_code: "WEBHOOK_UPDATE_ACKNOWLEDGED" },
    { webhook_type: "HOLDINGS", webhook_code: "DEFAULT_UPDATE" },
  ])("$webhook_type $webhook_code is kept for its owner, for a later version", async (webhook) => {
    const { viewer, plaidItemId } = await linkedItem();
    const before = await databaseState();

    await send(plaid, { ...webhook, item_id: plaidItemId });
    await runDueJobs();

    expect(await lastWebhook()).toMatchObject({
      state: "IGNORED",
      userId: viewer.id,
      effect: "Kept; this version has no use for it yet.",
    });
    expect(await databaseState()).toBe(before);
  });

  test("that also names another person's session is shown to neither", async () => {
    const { plaidItemId } = await linkedItem();
    const other = await signedInUser();
    const { linkToken } = await startLink(other.cookie);
    const before = await databaseState();

    const about = { item_id: plaidItemId, link_token: linkToken };
    await send(plaid, { webhook_type: "ITEM", webhook_code: "ERROR", ...about });
    await runDueJobs();

    expect(await lastWebhook()).toMatchObject({ state: "UNMATCHED", userId: null });
    expect(await databaseState()).toBe(before);
  });
});

describe("while Plaid cannot be asked", () => {
  const down = { path: "/item/get", status: 500, times: 1_000 };

  test("a webhook waits, and is worked on when Plaid is back", async () => {
    const { hears, row, asPlaid } = await linkedItem();
    await asPlaid(resetLogin);
    await emulator.fail(down);

    const waiting = await hears("ERROR");
    expect(waiting).toMatchObject({ state: "RECEIVED", attempts: 1, processedAt: null });
    expect(waiting.failure).toBeTruthy();

    await emulator.heal();
    await letJobTimePass(15);
    await runDueJobs();
    expect(await lastWebhook()).toMatchObject({ state: "PROCESSED", attempts: 2, failure: null });
    expect((await row()).errorCode).toBe("ITEM_LOGIN_REQUIRED");
  });

  test("a webhook is given up after eight attempts, and its job kept", async () => {
    const { hears } = await linkedItem();
    await emulator.fail(down);
    await hears("ERROR");

    for (let attempt = 2; attempt <= 10; attempt += 1) {
      await letJobTimePass(15 * 60);
      await runDueJobs();
    }

    expect(await lastWebhook()).toMatchObject({ state: "FAILED", attempts: 8 });
    expect((await jobsOf("webhook.process")).map(({ state }) => state)).toEqual(["failed"]);
  }, 60_000);
});

test("shuffled and doubled, webhooks come to the same end", async () => {
  const { asPlaid, plaidItemId, row } = await linkedItem();
  await asPlaid(resetLogin);
  const codes = ["ERROR", "LOGIN_REPAIRED", "ERROR", "LOGIN_REPAIRED", "ERROR"];

  for (const webhook_code of [...codes, ...codes.reverse()]) {
    await send(plaid, { webhook_type: "ITEM", webhook_code, item_id: plaidItemId });
  }
  await runDueJobs();

  expect((await storedWebhooks()).every(({ state }) => state === "PROCESSED")).toBe(true);
  expect(await row()).toMatchObject({ state: "NEEDS_REPAIR", errorCode: "ITEM_LOGIN_REQUIRED" });
});
