import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { POST as start } from "@/app/api/link/tokens/route";
import { POST as replay } from "@/app/api/webhooks/[eventId]/replay/route";
import { GET as read } from "@/app/api/webhooks/[eventId]/route";
import { POST as fire } from "@/app/api/webhooks/fire/route";
import { GET as list } from "@/app/api/webhooks/route";
import type { ListWebhooksAnswer } from "@/lib/contracts/webhooks";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { countDeadJobs } from "@/lib/jobs/count-dead-jobs";
import { plaid as sdk } from "@/lib/plaid/client";
import { routes } from "@/lib/routes";
import { emulator } from "@/tests/support/emulator";
import { clearJobs, letJobTimePass, runDueJobs } from "@/tests/support/jobs";
import { userBackFromLink } from "@/tests/support/link";
import { linkedItem } from "@/tests/support/linked-item";
import { answerOf, get, params, post } from "@/tests/support/requests";
import { startSigningPlaid } from "@/tests/support/signing-plaid";
import { planOf, statementsOf } from "@/tests/support/statements";
import { signedInUser } from "@/tests/support/users";
import { lastWebhook, postWebhook, send, storedWebhooks } from "@/tests/support/webhooks";

const plaid = await startSigningPlaid();
afterAll(() => plaid.close());

beforeEach(async () => {
  await clearJobs();
  await db().webhookEvent.deleteMany();
});
afterEach(() => emulator.heal());

const listed = async (cookie: string, filters: Record<string, string | undefined> = {}) => {
  const request = get(routes.api.webhooks(filters), { cookie });
  const { status, body } = await answerOf(list(request, params({})));
  return { status, code: body.code, ...(body as ListWebhooksAnswer) };
};
const webhook = (cookie: string, eventId: string) =>
  answerOf(read(get(routes.api.webhook(eventId), { cookie }), params({ eventId })));
const replayed = (cookie: string, eventId: string, body: unknown = {}) =>
  answerOf(replay(post(routes.api.replayWebhook(eventId), body, { cookie }), params({ eventId })));
const fired = (cookie: string, body: unknown) =>
  answerOf(fire(post(routes.api.fireWebhook(), body, { cookie }), params({})));

describe("GET /api/webhooks", () => {
  test("tells the viewer's own, newest first, with the Item and what came of it", async () => {
    const { cookie, itemId, hears } = await linkedItem(plaid);
    await hears("ITEM ERROR");
    await hears("HOLDINGS DEFAULT_UPDATE");

    const { status, webhooks, next } = await listed(cookie);

    expect(status).toBe(200);
    expect(next).toBeNull();
    expect(webhooks).toMatchObject([
      { type: "HOLDINGS", code: "DEFAULT_UPDATE", state: "ignored", attempts: 1 },
      {
        type: "ITEM",
        code: "ERROR",
        state: "processed",
        effect: "Read the Item again; it is healthy.",
        item: { id: itemId, institutionName: "First Platypus Bank" },
        session: null,
      },
    ]);
    expect(JSON.stringify(webhooks)).not.toMatch(/rawBody|jwtHash|plaidItemId|verification/);
  });

  test("names the Link session that one is about", async () => {
    const { cookie, sessionId, linkToken, publicToken } = await userBackFromLink();
    await send(plaid, {
      webhook_type: "LINK",
      webhook_code: "SESSION_FINISHED",
      link_token: linkToken,
      public_tokens: [publicToken],
    });
    await runDueJobs();

    const { webhooks } = await listed(cookie);

    expect(webhooks).toMatchObject([{ session: { id: sessionId, mode: "standard" }, item: null }]);
  });

  test("leaves out those of others, and those that are nobody's", async () => {
    const { hears } = await linkedItem(plaid);
    const other = await signedInUser();
    await hears("ITEM ERROR");
    await send(plaid, { webhook_type: "ITEM", webhook_code: "ERROR", item_id: "nobody" });
    await send(plaid, { webhook_type: "ISSUES", webhook_code: "ISSUE_RESOLVED" });
    await runDueJobs();
    await send(plaid, { webhook_type: "ITEM", webhook_code: "ERROR", item_id: "not worked on" });

    expect(await storedWebhooks()).toHaveLength(4);
    expect((await listed(other.cookie)).webhooks).toEqual([]);
  });

  test("shows one that failed to its owner, with why", async () => {
    const { cookie, hears } = await linkedItem(plaid);
    await emulator.fail({ path: "/item/get", status: 500, times: 1_000 });
    await hears("ITEM ERROR");

    const { webhooks } = await listed(cookie);

    expect(webhooks).toMatchObject([
      { type: "ITEM", code: "ERROR", state: "received", attempts: 1, effect: null },
    ]);
    expect(webhooks[0]?.failure).toBeTruthy();
  });

  test("goes through all of them in pages, each once, while new ones come", async () => {
    const { viewer, cookie, plaidItemId } = await linkedItem(plaid);
    const add = (count: number) =>
      db().webhookEvent.createMany({
        data: Array.from({ length: count }, () => ({
          id: `whe_${Date.now().toString(36).padStart(10, "0")}${randomUUID().replaceAll("-", "").slice(0, 16)}`,
          jwtHash: randomUUID(),
          rawBody: new Uint8Array(),
          userId: viewer.id,
          plaidItemId,
          type: "ITEM",
          code: "ERROR",
          state: "PROCESSED" as const,
        })),
      });
    await add(60);
    const all = (await storedWebhooks()).map(({ id }) => id).reverse();

    const seen: string[] = [];
    let before: string | null = null;
    do {
      const page: ListWebhooksAnswer = await listed(cookie, before ? { before } : {});
      seen.push(...page.webhooks.map(({ id }) => id));
      before = page.next;
      await new Promise((resolve) => setTimeout(resolve, 5));
      await add(1);
    } while (before);

    expect(seen).toEqual(all);
  });

  test("filters by type, code, state and Item", async () => {
    const { cookie, itemId, hears } = await linkedItem(plaid);
    await hears("ITEM ERROR");
    await hears("ITEM LOGIN_REPAIRED");
    await hears("AUTH DEFAULT_UPDATE");
    await hears("HOLDINGS DEFAULT_UPDATE");
    const codes = async (filters: Record<string, string>) =>
      (await listed(cookie, filters)).webhooks.map(({ type, code }) => `${type} ${code}`).reverse();

    expect(await codes({ type: "ITEM" })).toEqual(["ITEM ERROR", "ITEM LOGIN_REPAIRED"]);
    expect(await codes({ code: "DEFAULT_UPDATE" })).toHaveLength(2);
    expect(await codes({ type: "AUTH", code: "DEFAULT_UPDATE" })).toHaveLength(1);
    expect(await codes({ state: "ignored" })).toEqual(["HOLDINGS DEFAULT_UPDATE"]);
    expect(await codes({ item: itemId })).toHaveLength(4);
  });

  test("answers none for another person's Item", async () => {
    const own = await linkedItem(plaid);
    const other = await linkedItem(plaid);
    await own.hears("ITEM ERROR");
    await other.hears("ITEM ERROR");

    expect((await listed(own.cookie, { item: other.itemId })).webhooks).toEqual([]);
  });

  test.each([
    { state: "done" },
    { type: "item" },
    { code: "a b" },
    { item: "1" },
    { before: "x" },
    { before: "whe_\u0000" },
    { surprise: "1" },
  ])("refuses %j", async (filters) => {
    const { cookie } = await signedInUser();

    const { status, code } = await listed(cookie, filters);

    expect({ status, code }).toEqual({ status: 400, code: "invalid_request" });
  });

  test("is for people who are signed in", async () => {
    expect((await listed("")).status).toBe(401);
  });

  test("is read in the order of an index", async () => {
    const { viewer, cookie } = await signedInUser();
    await db().$executeRaw`
      INSERT INTO "WebhookEvent" ("id", "userId", "jwtHash", "rawBody")
      SELECT 'whe_' || n, CASE WHEN n % 10 = 0 THEN ${viewer.id} END, n::text, ''
      FROM generate_series(1, 5000) n`;
    await db().$executeRawUnsafe('ANALYZE "WebhookEvent"');

    const statements = await statementsOf(() => listed(cookie));
    const reading = statements.filter(({ text }) => /FROM "public"."WebhookEvent"/.test(text));
    const plans = await Promise.all(reading.map(planOf));

    expect(plans.map((plan) => plan.map((step) => step["Node Type"]))).toEqual([
      ["Limit", "Index Scan"],
    ]);
  });
});

describe("GET /api/webhooks/:id", () => {
  test("tells what proved it and what it said, with every token masked", async () => {
    const { cookie, linkToken, publicToken } = await userBackFromLink();
    const escaped = `\\u0070${publicToken.slice(1)}`;
    const text = `{"webhook_type":"LINK","webhook_code":"SESSION_FINISHED","link_token":"${linkToken}",
      "public_tokens":["${publicToken}","${escaped}"],"environment":"sandbox"}`;
    await postWebhook(text, { "plaid-verification": await plaid.sign(text) });
    await runDueJobs();
    const { id } = await lastWebhook();

    const { status, body } = await webhook(cookie, id);

    expect(status).toBe(200);
    expect(body.webhook).toMatchObject({
      id,
      verification: {
        algorithm: "ES256",
        keyId: plaid.key().kid,
        bodySha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
    expect(JSON.parse(body.webhook.body)).toMatchObject({
      link_token: "link-sandbox-[redacted]",
      public_tokens: ["public-sandbox-[redacted]", "public-sandbox-[redacted]"],
    });
    expect(body.webhook.body).toContain('\n  "webhook_type"');
    for (const secret of [linkToken, publicToken, publicToken.slice(15)]) {
      expect(JSON.stringify(body)).not.toContain(secret);
    }
  });

  test("of one that does not open any more says so", async () => {
    const { cookie, hears } = await linkedItem(plaid);
    const { id } = await hears("ITEM ERROR");
    await db().webhookEvent.update({ where: { id }, data: { rawBody: new Uint8Array([1]) } });

    expect((await webhook(cookie, id)).body.webhook.body).toBeNull();
  });

  test("is missing for another person, and where it is nobody's", async () => {
    const { hears } = await linkedItem(plaid);
    const { cookie } = await signedInUser();
    const { id: theirs } = await hears("ITEM ERROR");
    await send(plaid, { webhook_type: "ITEM", webhook_code: "ERROR", item_id: "nobody" });
    await runDueJobs();
    const { id: nobodys } = await lastWebhook();

    const never = await webhook(cookie, "whe_01never");
    for (const id of [theirs, nobodys]) {
      const answer = await webhook(cookie, id);
      expect(answer.status).toBe(404);
      expect({ ...answer.body, requestId: "" }).toEqual({ ...never.body, requestId: "" });
    }
  });

  test.each(["whe_\u0000", "../x", "7"])("refuses the id %j", async (id) => {
    const { cookie } = await signedInUser();

    expect((await webhook(cookie, id)).status).toBe(404);
  });

  test("is for people who are signed in", async () => {
    expect((await webhook("", "whe_01")).status).toBe(401);
  });
});

describe("POST /api/webhooks/:id/replay", () => {
  test("has it worked on again by a job, and keeps what it led to until then", async () => {
    const { cookie, hears, asPlaid, row } = await linkedItem(plaid);
    const { id } = await hears("ITEM ERROR");
    await asPlaid((access_token) => sdk().sandboxItemResetLogin({ access_token }));

    const { status, body } = await replayed(cookie, id);

    expect(status).toBe(202);
    expect(body.webhook).toMatchObject({
      state: "received",
      effect: "Read the Item again; it is healthy.",
      attempts: 1,
      processedAt: null,
    });
    expect(await row()).toMatchObject({ state: "HEALTHY" });

    await runDueJobs();

    expect((await webhook(cookie, id)).body.webhook).toMatchObject({
      state: "processed",
      effect: "Read the Item again; it needs its owner: ITEM_LOGIN_REQUIRED.",
      attempts: 2,
    });
    expect(await row()).toMatchObject({ state: "NEEDS_REPAIR" });
  });

  test("pressed twice, and at once, is done once more", async () => {
    const { cookie, hears } = await linkedItem(plaid);
    const { id } = await hears("ITEM ERROR");
    const mark = await emulator.mark();

    const answers = await Promise.all([1, 2, 3, 4].map(() => replayed(cookie, id)));
    await runDueJobs();

    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    expect(await emulator.callsSince(mark, "/item/get")).toHaveLength(1);
    expect(await lastWebhook()).toMatchObject({ state: "PROCESSED", attempts: 2 });
  });

  test("takes one that was given up out of the dead letters", async () => {
    const { cookie, hears } = await linkedItem(plaid);
    await emulator.fail({ path: "/item/get", status: 500, times: 1_000 });
    const { id } = await hears("ITEM ERROR");
    for (let attempt = 2; attempt <= 9; attempt += 1) {
      await letJobTimePass(15 * 60);
      await runDueJobs();
    }
    expect(await lastWebhook()).toMatchObject({ state: "FAILED", attempts: 8 });
    expect(await countDeadJobs()).toEqual({ "webhook.process": 1 });
    await emulator.heal();

    await replayed(cookie, id);
    await runDueJobs();

    expect(await lastWebhook()).toMatchObject({ state: "PROCESSED", attempts: 9, failure: null });
    expect(await countDeadJobs()).toEqual({});
  });

  test("tries one that waits for its next attempt at once", async () => {
    const { cookie, hears } = await linkedItem(plaid);
    await emulator.fail({ path: "/item/get", status: 500, times: 1_000 });
    const { id } = await hears("ITEM ERROR");
    await emulator.heal();

    await replayed(cookie, id);
    await runDueJobs();

    expect(await lastWebhook()).toMatchObject({ state: "PROCESSED", attempts: 2 });
    await letJobTimePass(15 * 60);
    await runDueJobs();
    expect(await lastWebhook()).toMatchObject({ state: "PROCESSED", attempts: 2 });
  });

  test("of the end of a session links no bank twice", async () => {
    const { viewer, cookie, linkToken, publicToken } = await userBackFromLink();
    const finished = { webhook_type: "LINK", webhook_code: "SESSION_FINISHED" };
    await send(plaid, { ...finished, link_token: linkToken, public_tokens: [publicToken] });
    await runDueJobs();
    const { id } = await lastWebhook();

    await replayed(cookie, id);
    await runDueJobs();

    expect(await lastWebhook()).toMatchObject({ state: "PROCESSED", attempts: 2 });
    expect(await db().item.count({ where: { userId: viewer.id } })).toBe(1);
  });

  test("is missing for another person, and changes nothing of theirs", async () => {
    const { hears } = await linkedItem(plaid);
    const { cookie } = await signedInUser();
    const { id } = await hears("ITEM ERROR");

    expect((await replayed(cookie, id)).status).toBe(404);
    expect(await lastWebhook()).toMatchObject({ state: "PROCESSED", attempts: 1 });
  });

  test("takes no body, and nobody who is not signed in", async () => {
    const { cookie, hears } = await linkedItem(plaid);
    const { id } = await hears("ITEM ERROR");

    expect((await replayed(cookie, id, { twice: true })).status).toBe(400);
    expect((await replayed("", id)).status).toBe(401);
  });
});

describe("POST /api/webhooks/fire", () => {
  /** An Item whose webhooks could arrive: Plaid is told where. */
  async function reachableItem() {
    env().PLAID_WEBHOOK_URL = "http://127.0.0.1:9/api/webhooks/plaid";
    return linkedItem(plaid);
  }
  afterEach(() => {
    delete env().PLAID_WEBHOOK_URL;
  });

  test("has Plaid send a webhook on the Item", async () => {
    const { cookie, itemId } = await reachableItem();
    const mark = await emulator.mark();

    const { status, body } = await fired(cookie, { itemId, code: "NEW_ACCOUNTS_AVAILABLE" });

    expect({ status, body }).toEqual({ status: 202, body: {} });
    const sent = await emulator.requestsSince(mark, "/sandbox/item/fire_webhook");
    expect(sent).toMatchObject([{ webhook_code: "NEW_ACCOUNTS_AVAILABLE" }]);
  });

  test.each([
    { itemId: "itm_01", code: "USER_PERMISSION_REVOKED" },
    { itemId: "itm_01" },
    { code: "LOGIN_REPAIRED" },
    { itemId: "x", code: "LOGIN_REPAIRED" },
  ])("refuses %j", async (body) => {
    const { cookie } = await signedInUser();

    expect((await fired(cookie, body)).status).toBe(400);
  });

  test("is missing for another person's Item, and asks Plaid for nothing", async () => {
    const { itemId } = await reachableItem();
    const { cookie } = await signedInUser();
    const mark = await emulator.mark();

    expect((await fired(cookie, { itemId, code: "LOGIN_REPAIRED" })).status).toBe(404);
    expect(await emulator.callsSince(mark)).toEqual([]);
  });

  test("is for people who are signed in", async () => {
    expect((await fired("", { itemId: "itm_01", code: "LOGIN_REPAIRED" })).status).toBe(401);
  });

  test("says what Plaid refuses", async () => {
    const { cookie, itemId } = await reachableItem();
    await emulator.fail({
      path: "/sandbox/item/fire_webhook",
      errorCode: "SANDBOX_WEBHOOK_INVALID",
    });

    const { status, body } = await fired(cookie, { itemId, code: "LOGIN_REPAIRED" });

    expect(status).toBe(502);
    expect(body).toMatchObject({ plaid: { error_code: "SANDBOX_WEBHOOK_INVALID" } });
  });

  test("says that none would arrive where no address is configured", async () => {
    const { cookie, itemId } = await linkedItem(plaid);
    delete env().PLAID_WEBHOOK_URL;

    const { status, body } = await fired(cookie, { itemId, code: "LOGIN_REPAIRED" });

    expect({ status, code: body.code }).toEqual({ status: 501, code: "not_configured" });
  });
});

describe("a replay of the end of an update", () => {
  test("settles nothing that was announced since", async () => {
    const { cookie, itemId, hears, row } = await linkedItem(plaid);
    const begin = post(
      routes.api.linkTokens(),
      { mode: "update", itemId, update: "accounts" },
      { cookie },
    );
    const { body } = await answerOf(start(begin, params({})));
    await emulator.goThroughLink(body.linkToken);
    const finished = { webhook_type: "LINK", webhook_code: "SESSION_FINISHED" };
    await send(plaid, { ...finished, link_token: body.linkToken, status: "SUCCESS" });
    await runDueJobs();
    const { id } = await lastWebhook();
    const { accountsChosenAt } = await row();
    expect(accountsChosenAt).toBeInstanceOf(Date);
    const later = new Date(Date.now() + 2_000);
    await db().item.update({ where: { id: itemId }, data: { newAccountsAt: later } });

    await replayed(cookie, id);
    await runDueJobs();

    expect(await row()).toMatchObject({ newAccountsAt: later, accountsChosenAt });
    expect((await hears("ITEM ERROR")).state).toBe("PROCESSED");
  });
});
