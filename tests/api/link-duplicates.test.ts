import { afterEach, describe, expect, test } from "vitest";
import { POST as retry } from "@/app/api/link/exchanges/[exchangeId]/retry/route";
import { DELETE as dismiss } from "@/app/api/link/exchanges/[exchangeId]/route";
import { listOpenAttempts } from "@/lib/data/public-token-exchanges";
import { routes } from "@/lib/routes";
import { countItems, databaseState } from "@/tests/support/database";
import { emulator } from "@/tests/support/emulator";
import { completeLink, refreshLink, startLink, userWithItem } from "@/tests/support/link";
import { answerOf, params, post } from "@/tests/support/requests";
import { signedInUser } from "@/tests/support/users";

const EXCHANGE = "/item/public_token/exchange";

afterEach(async () => {
  await emulator.heal();
  await emulator.set({ linkEvents: true });
});

const retryOf = (cookie: string, exchangeId: string, body: object) =>
  answerOf(
    retry(post(routes.api.retryExchange(exchangeId), body, { cookie }), params({ exchangeId })),
  );

/** A user who has a bank, and has just gone through Link at the same bank once more. */
async function userBackFromTheSameBank() {
  const user = await userWithItem();
  const { session, linkToken } = await startLink(user.cookie);
  const publicToken = await emulator.completeLink(linkToken);
  return { ...user, sessionId: session.id, publicToken };
}

describe("a bank that is linked already", () => {
  test("S-LINK-10: is noticed before anything is spent, and the person is asked", async () => {
    const { cookie, viewer, itemId, sessionId, publicToken } = await userBackFromTheSameBank();
    const mark = await emulator.mark();

    const { status, body } = await completeLink(cookie, sessionId, [publicToken]);

    expect(status).toBe(409);
    expect(body.code).toBe("duplicate_item");
    expect(body.detail).toMatch(/First Platypus Bank is linked already/);
    expect(body.duplicate).toEqual({ exchangeId: expect.stringMatching(/^pte_/), itemId });
    expect(await emulator.callsSince(mark, EXCHANGE)).toEqual([]);
    expect(await countItems(viewer.id)).toBe(1);
  });

  test("is linked once more where the person says so, once", async () => {
    const { cookie, viewer, sessionId, publicToken } = await userBackFromTheSameBank();
    await completeLink(cookie, sessionId, [publicToken]);
    const mark = await emulator.mark();

    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        completeLink(cookie, sessionId, [publicToken], { allowDuplicate: true }),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await emulator.callsSince(mark, EXCHANGE)).toHaveLength(1);
    expect(await countItems(viewer.id)).toBe(2);
  });

  test("found by polling waits in the session, and is linked from there", async () => {
    const { cookie, viewer, itemId, sessionId } = await userBackFromTheSameBank();

    const { body } = await refreshLink(cookie, sessionId);
    const [bank] = body.session.banks;
    const linked = await retryOf(cookie, bank.id, { allowDuplicate: true });

    expect(bank).toMatchObject({ state: "duplicate", itemId, code: "duplicate_item" });
    expect(linked.body.session.banks).toMatchObject([{ state: "linked" }]);
    expect(await countItems(viewer.id)).toBe(2);
  });

  test("that cannot be linked at the moment stays to be tried again", async () => {
    const { cookie, viewer, sessionId, publicToken } = await userBackFromTheSameBank();
    const { body } = await completeLink(cookie, sessionId, [publicToken]);
    const { exchangeId } = body.duplicate;
    await emulator.fail({ path: EXCHANGE, errorCode: "RATE_LIMIT", times: 1 });

    const busy = await retryOf(cookie, exchangeId, { allowDuplicate: true });
    const later = await retryOf(cookie, exchangeId, { allowDuplicate: true });

    expect(busy.status).toBe(429);
    expect(later.status).toBe(200);
    expect(await countItems(viewer.id)).toBe(2);
  });

  test("that the person has dismissed is left alone by polls", async () => {
    const { cookie, viewer, sessionId, publicToken } = await userBackFromTheSameBank();
    const { body } = await completeLink(cookie, sessionId, [publicToken]);
    const { exchangeId } = body.duplicate;
    await dismiss(post(routes.api.exchange(exchangeId), {}, { cookie }), params({ exchangeId }));

    await refreshLink(cookie, sessionId);

    expect(await countItems(viewer.id)).toBe(1);
    expect(await listOpenAttempts(viewer)).toEqual([]);
  });

  test("S-LINK-10: is told by the browser's hint where Plaid tells nothing", async () => {
    const { cookie, sessionId, publicToken } = await userBackFromTheSameBank();
    await emulator.set({ linkEvents: false });
    const bank = {
      institutionId: "ins_109508",
      institutionName: "First Platypus Bank",
      accounts: [{ name: "Plaid Checking", mask: "0000" }],
    };

    const { body } = await completeLink(cookie, sessionId, [publicToken], { bank });

    expect(body.code).toBe("duplicate_item");
  });

  test("with other accounts is no duplicate", async () => {
    const { cookie, sessionId, publicToken } = await userBackFromTheSameBank();
    await emulator.set({ linkEvents: false });
    const bank = {
      institutionId: "ins_109508",
      institutionName: "First Platypus Bank",
      accounts: [{ name: "Somebody else's", mask: "4321" }],
    };

    expect((await completeLink(cookie, sessionId, [publicToken], { bank })).status).toBe(200);
  });

  test("S-LINK-10: of another user is none of ours", async () => {
    await userWithItem();
    const other = await signedInUser();
    const { session, linkToken } = await startLink(other.cookie);
    const publicToken = await emulator.completeLink(linkToken);

    expect((await completeLink(other.cookie, session.id, [publicToken])).status).toBe(200);
  });
});

describe("POST /api/link/exchanges/:id/retry", () => {
  test("finishes a bank that Plaid failed on, with what is kept of it", async () => {
    const user = await userWithItem();
    const { session, linkToken } = await startLink(user.cookie);
    const publicToken = await emulator.completeLink(linkToken, { institutionId: "ins_109509" });
    await emulator.fail({ path: EXCHANGE, status: 500, times: 10 });
    await completeLink(user.cookie, session.id, [publicToken]);
    await emulator.heal();
    const [attempt] = await listOpenAttempts(user.viewer);

    const { status, body } = await retryOf(user.cookie, attempt?.id ?? "", {});

    expect(attempt).toMatchObject({ state: "uncertain", canRetry: true });
    expect(status).toBe(200);
    expect(body.session.banks).toMatchObject([{ state: "linked" }]);
    expect(await listOpenAttempts(user.viewer)).toEqual([]);
  });

  test("of somebody else's attempt finds nothing", async () => {
    const { cookie, sessionId, publicToken } = await userBackFromTheSameBank();
    const { body } = await completeLink(cookie, sessionId, [publicToken]);
    const stranger = await signedInUser();
    const before = await databaseState();

    const theirs = await retryOf(stranger.cookie, body.duplicate.exchangeId, {});

    expect(theirs.status).toBe(404);
    expect(await databaseState()).toBe(before);
  });
});

describe("DELETE /api/link/exchanges/:id", () => {
  test("drops an attempt, and what is kept of it", async () => {
    const { cookie, viewer, sessionId, publicToken } = await userBackFromTheSameBank();
    const { body } = await completeLink(cookie, sessionId, [publicToken]);
    const { exchangeId } = body.duplicate;

    const response = await dismiss(
      post(routes.api.exchange(exchangeId), {}, { cookie }),
      params({ exchangeId }),
    );

    expect(response.status).toBe(204);
    expect(await listOpenAttempts(viewer)).toEqual([]);
    expect((await retryOf(cookie, exchangeId, { allowDuplicate: true })).body.code).toBe(
      "link_uncertain",
    );
  });
});
