import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { plaid as sdk } from "@/lib/plaid/client";
import { databaseState } from "@/tests/support/database";
import { emulator } from "@/tests/support/emulator";
import { clearJobs, jobsOf, letJobTimePass, runDueJobs } from "@/tests/support/jobs";
import { startLink } from "@/tests/support/link";
import { linkedItem as linkedItemOf } from "@/tests/support/linked-item";
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

/** A linked bank, of which webhooks of type ITEM are heard. */
async function linkedItem() {
  const item = await linkedItemOf(plaid);
  const hears = (code: string, more?: object) => item.hears(`ITEM ${code}`, more);
  return { ...item, hears };
}

const signedAt = ({ verification }: { verification: unknown }) =>
  new Date((verification as { signedAt: string }).signedAt);

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

    expect((await row()).newAccountsAt).toEqual(signedAt(event));
    expect(event.effect).toMatch(/more accounts to share/);
  });

  test("PENDING_DISCONNECT is noted with the day it names, or a week from now", async () => {
    const { hears, row } = await linkedItem();
    const reason = "INSTITUTION_MIGRATION";

    const first = await hears("PENDING_DISCONNECT", { reason });
    const inAWeek = signedAt(first).getTime() + 7 * 24 * 60 * 60 * 1000;
    expect((await row()).disconnectsAt?.getTime()).toBe(inAWeek);

    const disconnect_time = "2027-01-05T10:00:00Z";
    const second = await hears("PENDING_DISCONNECT", { reason, disconnect_time });
    expect((await row()).disconnectsAt).toEqual(new Date(disconnect_time));
    expect(second.effect).toMatch(
      /ends the access on 2027-01-05, because it moves to another way of giving access/,
    );
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

  test("R-3: a webhook is given up after eight attempts, and its job kept", async () => {
    const { hears } = await linkedItem();
    await emulator.fail(down);
    await hears("ERROR");

    for (let attempt = 2; attempt <= 10; attempt += 1) {
      await letJobTimePass(15 * 60);
      await runDueJobs();
    }

    expect(await lastWebhook()).toMatchObject({ state: "FAILED", attempts: 8 });
    expect((await jobsOf("webhook.process")).map(({ state }) => state)).toEqual(["failed"]);
  });
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
