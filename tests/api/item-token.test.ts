import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { POST } from "@/app/api/items/[itemId]/rotate/route";
import { getItem } from "@/lib/data/items";
import { db } from "@/lib/db/client";
import { withAccessToken } from "@/lib/items/access-token";
import { refreshItem } from "@/lib/items/refresh-item";
import { rotateAccessToken } from "@/lib/items/rotate-access-token";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { onPlaidCall, type PlaidCallRecord } from "@/lib/plaid/recorder";
import { routes } from "@/lib/routes";
import { emulator } from "@/tests/support/emulator";
import { disconnect, itemsAtPlaid, tokenAtPlaid } from "@/tests/support/items";
import { runDueJobs } from "@/tests/support/jobs";
import { userWithItem } from "@/tests/support/link";
import { params, post } from "@/tests/support/requests";
import { signedInUser } from "@/tests/support/users";

const INVALIDATE = "/item/access_token/invalidate";

afterEach(() => emulator.heal());

async function rotate(cookie: string | undefined, itemId: string) {
  const request = post(routes.api.rotateItemToken(itemId), {}, { cookie });
  const response = await POST(request, params({ itemId }));
  return { status: response.status, text: await response.text() };
}

const tokenOf = (viewer: { id: string }, itemId: string) =>
  withAccessToken(viewer, itemId, async (token) => token);

/** Lets a minute pass over a rotation that was broken off. */
const forgetRotation = (itemId: string) =>
  db().item.update({
    where: { id: itemId },
    data: { rotatingAt: new Date(Date.now() - 61_000) },
    select: { id: true },
  });

describe("POST /api/items/:id/rotate", () => {
  test("replaces the token at Plaid and here, and tells neither", async () => {
    const { viewer, cookie, itemId } = await userWithItem();
    const before = await tokenOf(viewer, itemId);

    const { status, text } = await rotate(cookie, itemId);

    expect({ status, text }).toEqual({ status: 204, text: "" });
    const after = await tokenOf(viewer, itemId);
    expect(after).not.toBe(before);
    expect(await tokenAtPlaid(before)).toBe("INVALID_ACCESS_TOKEN");
    expect(await tokenAtPlaid(after)).toBe("alive");
    const row = await db().item.findUniqueOrThrow({
      where: { id: itemId },
      select: { accessToken: true, rotatingAt: true },
    });
    expect(row).toEqual({ accessToken: expect.stringMatching(/^v1\.test\./), rotatingAt: null });
  });

  test("whoever reads the Item meanwhile gets the new token, and sees no error", async () => {
    const { viewer, cookie, itemId } = await userWithItem();

    for (let round = 0; round < 5; round += 1) {
      await emulator.fail({ path: "/item/get", delayMs: 30, times: 4 });
      const reads = Array.from({ length: 4 }, () => refreshItem(viewer, itemId));
      const rotated = rotate(cookie, itemId);

      expect((await Promise.all(reads)).map(({ state }) => state)).toEqual(
        Array.from({ length: 4 }, () => "healthy"),
      );
      expect((await rotated).status).toBe(204);
    }
    expect(await getItem(viewer, itemId)).toMatchObject({ state: "healthy", errorCode: null });
  });

  test("of two at once one is done, and its token is the one that works", async () => {
    const { viewer, cookie, itemId } = await userWithItem();
    await emulator.fail({ path: INVALIDATE, delayMs: 200 });

    const answers = await Promise.all([rotate(cookie, itemId), rotate(cookie, itemId)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await tokenAtPlaid(await tokenOf(viewer, itemId))).toBe("alive");
  });

  test("an Item that is disconnected meanwhile is removed with its new token", async () => {
    const { viewer, cookie, itemId } = await userWithItem();
    const before = await tokenOf(viewer, itemId);
    const { plaidItemId } = await db().item.findUniqueOrThrow({ where: { id: itemId } });
    await emulator.fail({ path: INVALIDATE, delayMs: 500 });

    const rotated = rotate(cookie, itemId);
    const isRotating = async () =>
      expect(
        await db().item.findUniqueOrThrow({ where: { id: itemId }, select: { rotatingAt: true } }),
      ).toEqual({ rotatingAt: expect.any(Date) });
    await vi.waitFor(isRotating, { timeout: 30_000, interval: 5 });
    await disconnect(cookie, itemId);

    expect((await rotated).status).toBe(204);
    await runDueJobs();

    expect(await db().item.count({ where: { id: itemId } })).toBe(0);
    expect(await tokenAtPlaid(before)).not.toBe("alive");
    expect(await itemsAtPlaid()).not.toContain(plaidItemId);
  });

  test("when Plaid refuses, the old token stays good and can be replaced at once", async () => {
    const { viewer, cookie, itemId } = await userWithItem();
    const before = await tokenOf(viewer, itemId);
    await emulator.fail({ path: INVALIDATE, status: 500 });

    expect((await rotate(cookie, itemId)).status).toBe(502);

    expect(await tokenAtPlaid(before)).toBe("alive");
    await forgetRotation(itemId);
    expect((await rotate(cookie, itemId)).status).toBe(204);
  });

  test("a new token that was lost on its way shows as a link that has ended", async () => {
    const { viewer, itemId } = await userWithItem();
    await emulator.fail({ path: INVALIDATE, reset: true, afterEffect: true });
    await expect(rotateAccessToken(viewer, itemId)).rejects.toThrow(/did not confirm/);

    // Until it is certain that no new token is coming, nobody takes the Item for lost.
    await db().item.update({
      where: { id: itemId },
      data: { rotatingAt: new Date(Date.now() - 57_000) },
      select: { id: true },
    });
    const item = await refreshItem(viewer, itemId);

    expect(item).toMatchObject({ state: "needs_repair", errorCode: "INVALID_ACCESS_TOKEN" });
  });

  test("another user's Item looks like a missing one, and Plaid is not asked", async () => {
    const { itemId } = await userWithItem();
    const { cookie } = await signedInUser();
    const mark = await emulator.mark();

    const theirs = JSON.parse((await rotate(cookie, itemId)).text);
    const missing = JSON.parse((await rotate(cookie, "itm_missing")).text);

    expect(theirs).toMatchObject({ status: 404 });
    expect({ ...theirs, requestId: "" }).toEqual({ ...missing, requestId: "" });
    expect(await emulator.callsSince(mark)).toEqual([]);
  });

  test("a visitor is asked to sign in", async () => {
    const { itemId } = await userWithItem();

    expect((await rotate(undefined, itemId)).status).toBe(401);
  });
});

test("whatever is asked with a token that is replaced meanwhile is asked again with the new one", async () => {
  const { viewer, itemId } = await userWithItem();
  const seen: string[] = [];

  const state = await withAccessToken(viewer, itemId, async (token) => {
    seen.push(token);
    if (seen.length === 1) await rotateAccessToken(viewer, itemId);
    await plaidCall(
      { userId: viewer.id, by: "lib/items/access-token.ts#withAccessToken" },
      (client, options) => client.itemGet({ access_token: token }, options),
    );
    return "read";
  });

  expect(state).toBe("read");
  expect(new Set(seen).size).toBe(2);
});

test("the record of a rotation holds neither token", async () => {
  const { viewer, itemId } = await userWithItem();
  const before = await tokenOf(viewer, itemId);
  const records: PlaidCallRecord[] = [];
  onPlaidCall((record) => void records.push(record));
  onTestFinished(() => onPlaidCall(() => {}));

  await rotateAccessToken(viewer, itemId);

  expect(records).toMatchObject([{ path: INVALIDATE, status: 200 }]);
  const after = await tokenOf(viewer, itemId);
  const told = JSON.stringify(records);
  expect([before, after].filter((token) => told.includes(token))).toEqual([]);
});
