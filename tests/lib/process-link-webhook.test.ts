import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { enqueue } from "@/lib/jobs/enqueue";
import { emulator } from "@/tests/support/emulator";
import { clearJobs, jobsOf, letJobTimePass, runDueJobs } from "@/tests/support/jobs";
import { completeLink, startLink, userBackFromLink } from "@/tests/support/link";
import { startSigningPlaid } from "@/tests/support/signing-plaid";
import { signedInUser } from "@/tests/support/users";
import { lastWebhook, send } from "@/tests/support/webhooks";

const EXCHANGE = "/item/public_token/exchange";

const plaid = await startSigningPlaid();
afterAll(() => plaid.close());

beforeEach(async () => {
  await clearJobs();
  await db().webhookEvent.deleteMany();
});
afterEach(async () => {
  await emulator.heal();
  await emulator.set({ linkEvents: true });
});

/** Has Plaid send a webhook on a session, and all that follows done. */
async function hears(webhook_code: string, linkToken: string, more: object = {}) {
  const about = { link_token: linkToken, link_session_id: randomUUID() };
  expect(await send(plaid, { webhook_type: "LINK", webhook_code, ...about, ...more })).toBe(200);
  await runDueJobs();
  return lastWebhook();
}

const itemsOf = (userId: string) =>
  db().item.findMany({ where: { userId }, include: { accounts: true } });

describe("SESSION_FINISHED", () => {
  test.each([
    { binding: "auto", state: "PROCESSED", items: 1 },
    { binding: "strict", state: "REJECTED", items: 0 },
  ] as const)(
    "S-LINK-8: where Plaid's API tells nothing of the session, LINK_BINDING=$binding makes it $state",
    async ({ binding, state, items }) => {
      const { viewer, linkToken, publicToken } = await userBackFromLink();
      await emulator.set({ linkEvents: false });
      env().LINK_BINDING = binding;

      const event = await hears("SESSION_FINISHED", linkToken, {
        status: "SUCCESS",
        public_tokens: [publicToken],
      });
      env().LINK_BINDING = "auto";

      expect(event).toMatchObject({ state });
      expect(await itemsOf(viewer.id)).toHaveLength(items);
    },
  );

  test("links the bank of a person who never came back", async () => {
    const { viewer, sessionId, linkToken, publicToken } = await userBackFromLink();

    const event = await hears("SESSION_FINISHED", linkToken, {
      status: "SUCCESS",
      public_tokens: [publicToken],
      public_token: publicToken,
    });

    expect(event).toMatchObject({
      state: "PROCESSED",
      userId: viewer.id,
      linkSessionId: sessionId,
      effect: "Read the session again; it is completed.",
    });
    const [item, ...others] = await itemsOf(viewer.id);
    expect(others).toEqual([]);
    expect(item?.accounts).toHaveLength(12);
    expect(await db().linkSession.findUnique({ where: { id: sessionId } })).toMatchObject({
      state: "COMPLETED",
      finishedVia: "WEBHOOK",
    });
  });

  test("links the bank though its arrival cannot be written into the timeline", async () => {
    const { viewer, linkToken, publicToken } = await userBackFromLink();
    await db().$executeRaw`
      ALTER TABLE "LinkEvent" ADD CONSTRAINT "noArrivals" CHECK ("name" NOT LIKE 'webhook %') NOT VALID`;
    onTestFinished(async () => {
      await db().$executeRaw`ALTER TABLE "LinkEvent" DROP CONSTRAINT "noArrivals"`;
    });

    const event = await hears("SESSION_FINISHED", linkToken, {
      status: "SUCCESS",
      public_tokens: [publicToken],
    });

    expect(event).toMatchObject({ state: "PROCESSED", attempts: 1 });
    expect(await itemsOf(viewer.id)).toHaveLength(1);
  });

  test("beside the browser's callback makes one exchange and one Item", async () => {
    const { viewer, cookie, sessionId, linkToken, publicToken } = await userBackFromLink();
    const mark = await emulator.mark();
    await send(plaid, {
      webhook_type: "LINK",
      webhook_code: "SESSION_FINISHED",
      link_token: linkToken,
      public_tokens: [publicToken],
    });

    const [{ status }] = await Promise.all([
      completeLink(cookie, sessionId, [publicToken]),
      runDueJobs(),
    ]);
    await runDueJobs();

    expect(status).toBe(200);
    expect((await lastWebhook()).state).toBe("PROCESSED");
    expect(await emulator.callsSince(mark, EXCHANGE)).toHaveLength(1);
    expect(await itemsOf(viewer.id)).toHaveLength(1);
  });

  test("that was left says why", async () => {
    const { viewer, cookie } = await signedInUser();
    const { session, linkToken } = await startLink(cookie);
    const login = { username: "user_good", password: "error_ITEM_LOCKED" };
    await expect(emulator.completeLink(linkToken, login)).rejects.toThrow();

    const event = await hears("SESSION_FINISHED", linkToken, { status: "EXITED" });

    expect(event.effect).toBe("Read the session again; it is exited.");
    expect(await db().linkSession.findUnique({ where: { id: session.id } })).toMatchObject({
      state: "EXITED",
      exit: expect.objectContaining({ code: "ITEM_LOCKED" }),
    });
    expect(await itemsOf(viewer.id)).toEqual([]);
  });

  test.each([
    { name: "another person's", theirs: true },
    { name: "a made-up", theirs: false },
  ])(
    "S-LINK-8: that names $name public token is rejected, and none is spent",
    async ({ theirs }) => {
      const own = await userBackFromLink();
      const other = await userBackFromLink();
      const foreign = theirs ? other.publicToken : `public-sandbox-${randomUUID()}`;
      const mark = await emulator.mark();

      const event = await hears("SESSION_FINISHED", own.linkToken, {
        status: "SUCCESS",
        public_tokens: [own.publicToken, foreign],
      });

      expect(event).toMatchObject({
        state: "REJECTED",
        userId: own.viewer.id,
        effect: expect.stringMatching(/^Rejected: /),
      });
      expect(event.effect).not.toContain("public-");
      expect(await emulator.callsSince(mark, EXCHANGE)).toEqual([]);
      for (const { viewer, sessionId } of [own, other]) {
        expect(await itemsOf(viewer.id)).toEqual([]);
        expect(await db().publicTokenExchange.count({ where: { userId: viewer.id } })).toBe(0);
        expect(await db().linkSession.findUnique({ where: { id: sessionId } })).toMatchObject({
          state: "OPEN",
        });
      }
    },
  );

  test("S-LINK-8: another person's public token in it is rejected, and stays good for them", async () => {
    const { viewer, sessionId, linkToken } = await userBackFromLink();
    const owner = await userBackFromLink();

    const event = await hears("SESSION_FINISHED", linkToken, {
      status: "SUCCESS",
      public_tokens: [owner.publicToken],
      public_token: owner.publicToken,
    });

    expect(event).toMatchObject({ state: "REJECTED", linkSessionId: sessionId });
    expect(await itemsOf(viewer.id)).toEqual([]);
    const kept = await completeLink(owner.cookie, owner.sessionId, [owner.publicToken]);
    expect(kept.status).toBe(200);
    expect(await itemsOf(owner.viewer.id)).toHaveLength(1);
    expect(await itemsOf(viewer.id)).toEqual([]);
  });

  test("S-LINK-9: of an unknown link token is unmatched", async () => {
    const event = await hears("SESSION_FINISHED", `link-sandbox-${randomUUID()}`);

    expect(event).toMatchObject({ state: "UNMATCHED", userId: null, linkSessionId: null });
  });

  test("waits while Plaid cannot be asked, and comes to the same end", async () => {
    const { viewer, linkToken, publicToken } = await userBackFromLink();
    await emulator.fail({ path: "/link/token/get", status: 500, times: 1_000 });
    const waiting = await hears("SESSION_FINISHED", linkToken, { public_tokens: [publicToken] });
    expect(waiting).toMatchObject({ state: "RECEIVED", attempts: 1 });

    await emulator.heal();
    await letJobTimePass(15);
    await runDueJobs();

    expect((await lastWebhook()).state).toBe("PROCESSED");
    expect(await itemsOf(viewer.id)).toHaveLength(1);
  });
});

test("ITEM_ADD_RESULT links a bank as soon as it was added", async () => {
  const { viewer, linkToken, publicToken } = await userBackFromLink();

  const event = await hears("ITEM_ADD_RESULT", linkToken, { public_token: publicToken });

  expect(event.state).toBe("PROCESSED");
  expect(await itemsOf(viewer.id)).toHaveLength(1);
});

test("EVENTS, sent again with more, fills the session's timeline without doubling it", async () => {
  const { sessionId, linkToken } = await userBackFromLink();
  const events = [
    { event_name: "OPEN", event_id: randomUUID(), timestamp: "2026-01-01T00:00:00Z" },
  ];

  await hears("EVENTS", linkToken, { events });
  const first = await db().linkEvent.count({ where: { linkSessionId: sessionId, lane: "PLAID" } });
  await hears("EVENTS", linkToken, { events: [...events, ...events] });
  const second = await db().linkEvent.count({ where: { linkSessionId: sessionId, lane: "PLAID" } });

  expect(first).toBeGreaterThan(3);
  expect(second).toBe(first);
});

test("LAYER_AUTHENTICATION_PASSED is in the session's timeline once, and completes nothing", async () => {
  const { cookie, viewer } = await signedInUser();
  const { session, linkToken } = await startLink(cookie);
  const webhook = {
    webhook_type: "LAYER",
    webhook_code: "LAYER_AUTHENTICATION_PASSED",
    link_token: linkToken,
    link_session_id: randomUUID(),
  };

  for (let time = 0; time < 2; time += 1) await send(plaid, { ...webhook, time });
  await runDueJobs();

  const events = await db().linkEvent.findMany({
    where: { linkSessionId: session.id, name: "LAYER_AUTHENTICATION_PASSED" },
  });
  expect(events).toMatchObject([{ lane: "PLAID", plaidLinkSessionId: webhook.link_session_id }]);
  expect(await db().linkSession.findUnique({ where: { id: session.id } })).toMatchObject({
    state: "OPEN",
  });
  expect(await itemsOf(viewer.id)).toEqual([]);
});

describe("without any webhook", () => {
  /** A session of somebody whose browser will not come back. */
  async function polledSession() {
    const { viewer, cookie } = await signedInUser();
    const { session, linkToken } = await startLink(cookie);
    await enqueue(
      "session.poll",
      { userId: viewer.id, sessionId: session.id },
      { afterMs: 10_000 },
    );
    return { viewer, linkToken };
  }

  test("a session is asked about until it has a result", async () => {
    const { viewer, linkToken } = await polledSession();
    await letJobTimePass(11);
    await runDueJobs(); // Nothing has happened yet.
    await emulator.completeLink(linkToken);
    await letJobTimePass(60);
    await runDueJobs();

    expect(await itemsOf(viewer.id)).toHaveLength(1);
    const states = (await jobsOf("session.poll")).map(({ state }) => state);
    expect(states).toEqual(["completed", "completed"]);
  });

  test("an outage at Plaid does not end the asking", async () => {
    const { viewer, linkToken } = await polledSession();
    await emulator.completeLink(linkToken);
    await emulator.fail({ path: "/link/token/get", status: 500, times: 1_000 });

    for (let round = 0; round < 9; round += 1) {
      await letJobTimePass(61);
      await runDueJobs();
    }
    expect(await itemsOf(viewer.id)).toEqual([]);

    await emulator.heal();
    await letJobTimePass(61);
    await runDueJobs();
    expect(await itemsOf(viewer.id)).toHaveLength(1);
  });
});
