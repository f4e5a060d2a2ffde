import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test, vi } from "vitest";
import { GET as list } from "@/app/api/processor-tokens/route";
import { processorNames } from "@/lib/contracts/processors";
import { saveProcessorToken } from "@/lib/data/made-processor-tokens";
import { newId } from "@/lib/data/new-id";
import {
  claimTokenRequest,
  findTokenRequest,
  releaseTokenRequest,
} from "@/lib/data/processor-token-requests";
import { withdrawItem } from "@/lib/data/withdrawals";
import { db } from "@/lib/db/client";
import { LEASE_MS } from "@/lib/processors/create-token";
import { routes } from "@/lib/routes";
import { databaseState } from "@/tests/support/database";
import { emulator } from "@/tests/support/emulator";
import { disconnect } from "@/tests/support/items";
import { clearJobs, jobsOf, runDueJobs } from "@/tests/support/jobs";
import { createToken, readToken, userWithAccount, userWithToken } from "@/tests/support/processors";
import { answerOf, get, params } from "@/tests/support/requests";
import { signedInUser } from "@/tests/support/users";

const CREATE = "/processor/token/create";
const STRIPE = "/processor/stripe/bank_account_token/create";

type User = Awaited<ReturnType<typeof userWithAccount>>;

const listed = async (cookie?: string) =>
  answerOf(list(get(routes.api.processorTokens(), { cookie: cookie ?? "" }), params({})));

/** The stored row with its sealed token. */
const rowOf = (id: string) =>
  db().processorToken.findUniqueOrThrow({ where: { id }, omit: { token: false } });

afterEach(() => emulator.heal());

describe("POST /api/processor-tokens", () => {
  test("S-LINK-12: lets a partner read one account, and keeps the token sealed", async () => {
    const { viewer, cookie, itemId, accountId, plaidAccountId } = await userWithAccount();
    const mark = await emulator.mark();

    const { status, body } = await createToken(cookie, accountId);

    expect(status).toBe(201);
    expect(body.token).toEqual({
      id: expect.stringMatching(/^prt_/),
      processor: "dwolla",
      processorName: "Dwolla",
      lastFour: expect.stringMatching(/^[\da-f]{4}$/),
      permissions: [],
      webhookUrl: null,
      account: { id: accountId, name: "Plaid Checking", mask: "0000" },
      item: { id: itemId, institutionName: "First Platypus Bank", state: "healthy", isGone: false },
      handoff: { state: "none", at: null, reference: null },
      createdAt: expect.any(String),
      revokedAt: null,
    });
    expect(await emulator.callsSince(mark)).toEqual(["/auth/get", CREATE]);
    expect(await emulator.requestsSince(mark, CREATE)).toMatchObject([
      { account_id: plaidAccountId, processor: "dwolla" },
    ]);
    const { token, userId, lastFour } = await rowOf(body.token.id);
    expect(token).toMatch(/^v1\.test\./);
    expect({ userId, lastFour }).toEqual({ userId: viewer.id, lastFour: body.token.lastFour });
    expect((await listed(cookie)).body.tokens).toEqual([body.token]);
  });

  test("S-LINK-12: of one press, however often it is sent and at once, comes one token", async () => {
    const { cookie, accountId } = await userWithAccount();
    const key = randomUUID();
    const mark = await emulator.mark();
    await emulator.fail({ path: CREATE, delayMs: 300 });

    const answers = await Promise.all(
      Array.from({ length: 5 }, () => createToken(cookie, accountId, { key })),
    );
    const later = await createToken(cookie, accountId, { key });

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201]);
    expect(later.status).toBe(200);
    expect(new Set([...answers, later].map(({ body }) => body.token.id)).size).toBe(1);
    expect(await emulator.callsSince(mark, CREATE)).toHaveLength(1);
    expect((await listed(cookie)).body.tokens).toHaveLength(1);
  });

  test("the same press answers its token even after the bank is gone", async () => {
    const { cookie, itemId, accountId } = await userWithAccount();
    const key = randomUUID();
    const { body } = await createToken(cookie, accountId, { key });
    await disconnect(cookie, itemId);
    await runDueJobs();

    const again = await createToken(cookie, accountId, { key });

    expect(again.status).toBe(200);
    expect(again.body.token).toMatchObject({ id: body.token.id, revokedAt: expect.any(String) });
  });

  test("several partners and several tokens for one account are several presses", async () => {
    const { cookie, accountId } = await userWithAccount();

    for (const processor of ["dwolla", "moov", "dwolla"]) {
      expect((await createToken(cookie, accountId, { processor })).status).toBe(201);
    }

    const { tokens } = (await listed(cookie)).body;
    expect(tokens.map(({ processor }: { processor: string }) => processor)).toEqual([
      "dwolla",
      "moov",
      "dwolla",
    ]);
  });

  test("every partner of Plaid's can be chosen", async () => {
    const { cookie, accountId } = await userWithAccount();
    const processors = Object.keys(processorNames).filter((name) => name !== "stripe");

    for (const processor of processors) {
      const { status, body } = await createToken(cookie, accountId, { processor });
      expect({ processor, status, name: body.token.processorName }).toEqual({
        processor,
        status: 201,
        name: processorNames[processor as "dwolla"],
      });
    }
    expect(processors).toHaveLength(85);
  });

  test("a key that named another press is refused, whoever it is for", async () => {
    const { cookie, accountId } = await userWithAccount();
    const other = await userWithAccount();
    const key = randomUUID();
    await createToken(cookie, accountId, { key });
    const mark = await emulator.mark();

    const reused = await createToken(cookie, accountId, { key, processor: "moov" });

    expect({ status: reused.status, code: reused.body.code }).toEqual({
      status: 422,
      code: "idempotency_key_reused",
    });
    expect(await emulator.callsSince(mark)).toEqual([]);
    // Keys are the sender's own: two people may choose the same.
    expect((await createToken(other.cookie, other.accountId, { key })).status).toBe(201);
  });

  test("a press whose process died is taken up when its time is over", async () => {
    const { viewer, cookie, accountId } = await userWithAccount();
    const key = randomUUID();
    const claimed = { userId: viewer.id, key, accountId, processor: "dwolla" };
    const claimedAt = new Date(Date.now() - LEASE_MS - 1_000);
    await db().processorTokenRequest.create({ data: { ...claimed, claimedAt } });

    expect((await createToken(cookie, accountId, { key })).status).toBe(201);
  });

  test("Plaid being away makes nothing, and the same press works later", async () => {
    const { cookie, accountId } = await userWithAccount();
    const key = randomUUID();
    await emulator.fail({ path: CREATE, reset: true });

    const failed = await createToken(cookie, accountId, { key });
    const again = await createToken(cookie, accountId, { key });

    expect({ status: failed.status, code: failed.body.code }).toEqual({
      status: 502,
      code: "plaid_unavailable",
    });
    expect(again.status).toBe(201);
  });

  test("S-IDOR-2: what is not the viewer's is missing, for Plaid's own id too, and Plaid is not asked", async () => {
    const owner = await userWithAccount();
    const { cookie } = await userWithAccount();
    const before = await databaseState();
    const mark = await emulator.mark();

    const foreign = await createToken(cookie, owner.accountId);
    const unknown = await createToken(cookie, "acc_nobody");
    const plaids = await createToken(cookie, owner.plaidAccountId);
    const visitor = await createToken(undefined, owner.accountId);

    expect([foreign, unknown].map(({ status, body }) => [status, body.detail])).toEqual([
      [404, "There is no such account."],
      [404, "There is no such account."],
    ]);
    expect(plaids.status).toBe(400);
    expect(visitor.status).toBe(401);
    expect(await databaseState()).toBe(before);
    expect(await emulator.callsSince(mark)).toEqual([]);
  });

  test.each([
    { name: "no key", options: { key: null }, field: "idempotency-key" },
    { name: "a key of one letter", options: { key: "x" }, field: "idempotency-key" },
    {
      name: "a partner that Plaid does not have",
      options: { processor: "paypal" },
      field: "processor",
    },
    { name: "an inherited name", options: { processor: "constructor" }, field: "processor" },
  ])("refuses $name, by name", async ({ options, field }) => {
    const { cookie, accountId } = await userWithAccount();
    const before = await databaseState();

    const { status, body } = await createToken(cookie, accountId, options);

    expect({ status, code: body.code, fields: Object.keys(body.fields) }).toEqual({
      status: 400,
      code: "invalid_request",
      fields: [field],
    });
    expect(await databaseState()).toBe(before);
  });

  test.each([
    { subtype: "credit card", code: "account_unavailable", says: "hold cash" },
    { subtype: "401k", code: "account_unavailable", says: "hold cash" },
    { subtype: "student", code: "account_unavailable", says: "hold cash" },
  ])("a $subtype account cannot be handed off", async ({ subtype, code, says }) => {
    const { cookie, accountId } = await userWithAccount({ subtype });
    const mark = await emulator.mark();

    const { status, body } = await createToken(cookie, accountId);

    expect({ status, code: body.code }).toEqual({ status: 409, code });
    expect(body.detail).toContain(says);
    expect(await emulator.callsSince(mark)).toEqual([]);
  });

  test.each([
    {
      state: "NEEDS_REPAIR",
      errorCode: "ITEM_LOGIN_REQUIRED",
      code: "relink_required",
      says: "sign in again",
    },
    {
      state: "NEEDS_REPAIR",
      errorCode: "USER_PERMISSION_REVOKED",
      code: "relink_required",
      says: "has ended",
    },
    { state: "LINKED", errorCode: null, code: "account_unavailable", says: "being read" },
  ] as const)(
    "of a bank that is $state with $errorCode none is made before it is mended",
    async ({ state, errorCode, code, says }) => {
      const { cookie, itemId, accountId } = await userWithAccount();
      await db().item.update({ where: { id: itemId }, data: { state, errorCode } });
      const key = randomUUID();
      const mark = await emulator.mark();

      const { status, body } = await createToken(cookie, accountId, { key });

      expect({ status, code: body.code }).toEqual({ status: 409, code });
      expect(body.detail).toContain(says);
      expect(await emulator.callsSince(mark)).toEqual([]);
      await db().item.update({
        where: { id: itemId },
        data: { state: "HEALTHY", errorCode: null },
      });
      expect((await createToken(cookie, accountId, { key })).status).toBe(201);
    },
  );

  test.each([
    {
      errorCode: "INVALID_PRODUCT",
      status: 409,
      code: "processor_not_enabled",
      says: "Dwolla is not enabled",
    },
    {
      errorCode: "INVALID_ACCOUNT_ID",
      status: 409,
      code: "account_unavailable",
      says: "does not share",
    },
    {
      errorCode: "ITEM_LOGIN_REQUIRED",
      status: 409,
      code: "relink_required",
      says: "sign in again",
    },
    {
      errorCode: "ITEM_NOT_FOUND",
      status: 409,
      code: "relink_required",
      says: "Link the bank again",
    },
    { errorCode: "INVALID_API_KEYS", status: 502, code: "plaid_refused", says: "PLAID_CLIENT_ID" },
    { errorCode: "RATE_LIMIT", status: 429, code: "rate_limited", says: "slow down" },
  ])("Plaid refusing with $errorCode says what to do, and stores nothing", async (refusal) => {
    const { cookie, itemId, accountId } = await userWithAccount();
    await clearJobs();
    const { errorCode, status, code, says } = refusal;
    await emulator.fail({ path: CREATE, errorCode });

    const answer = await createToken(cookie, accountId);

    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    expect(answer.body.detail).toContain(says);
    expect((await listed(cookie)).body.tokens).toEqual([]);
    const item = await db().item.findUniqueOrThrow({ where: { id: itemId } });
    expect(item.errorCode).toBe(code === "relink_required" ? errorCode : null);
    expect(await jobsOf("item.read")).toHaveLength(code === "account_unavailable" ? 1 : 0);
  });

  test("Auth is added to a bank that was linked without it, once", async () => {
    const { cookie, itemId, accountId } = await userWithAccount({ grants: true });
    const products = () =>
      db().item.findUniqueOrThrow({ where: { id: itemId }, select: { products: true } });
    expect(await products()).toEqual({ products: ["transactions"] });
    await createToken(cookie, accountId);
    const mark = await emulator.mark();

    await createToken(cookie, accountId);

    expect((await products()).products.sort()).toEqual(["auth", "transactions"]);
    expect(await emulator.callsSince(mark)).toEqual([CREATE]);
  });

  test("a bank that gives no account numbers may be handed off all the same", async () => {
    const { cookie, accountId } = await userWithAccount();
    await emulator.fail({ path: "/auth/get", errorCode: "PRODUCTS_NOT_SUPPORTED" });

    expect((await createToken(cookie, accountId)).status).toBe(201);
  });

  test("so may one whose owner has not agreed to tell them, but not to Stripe", async () => {
    const { cookie, accountId } = await userWithAccount();

    const stripe = await createToken(cookie, accountId, { processor: "stripe" });

    expect({ status: stripe.status, code: stripe.body.code }).toEqual({
      status: 409,
      code: "processor_not_enabled",
    });
    expect(stripe.body.detail).toContain("grant Auth on the bank's page");
    expect((await createToken(cookie, accountId)).status).toBe(201);
  });

  test.each([
    {
      name: "disconnected",
      end: ({ cookie, itemId }: User) => disconnect(cookie, itemId),
    },
    {
      name: "withdrawn by its owner",
      end: ({ viewer, itemId }: User) => withdrawItem(viewer, itemId, new Date()),
    },
  ])("a bank that is $name while Plaid makes the token gets none stored", async ({ end }) => {
    const user = await userWithAccount();
    const mark = await emulator.mark();
    await emulator.fail({ path: CREATE, delayMs: 1_500, afterEffect: true });

    const creating = createToken(user.cookie, user.accountId);
    await vi.waitFor(
      async () => expect(await emulator.callsSince(mark, "/auth/get")).toEqual(["/auth/get"]),
      { timeout: 10_000 },
    );
    await end(user);

    expect((await creating).status).toBe(404);
    expect(await emulator.callsSince(mark, CREATE)).toEqual([CREATE]);
    expect((await listed(user.cookie)).body.tokens).toEqual([]);
  });

  test("a process that slept while another took its press on stores no second token", async () => {
    const { viewer, accountId, itemId } = await userWithAccount();
    const request = { key: randomUUID(), accountId, processor: "dwolla" } as const;
    const slow = await claimTokenRequest(viewer, request, LEASE_MS);
    await sleep(2); // A claim is known by its millisecond.
    const other = await claimTokenRequest(viewer, request, -1_000);
    if (slow.kind !== "mine" || other.kind !== "mine") throw new Error("Both take it on.");
    const made = { itemId, accountId, processor: "dwolla", token: "processor-sandbox-x" } as const;
    const store = (claimedAt: Date) =>
      saveProcessorToken(
        viewer,
        { ...made, id: newId("processorToken") },
        { key: request.key, claimedAt },
      );

    await expect(store(slow.at)).rejects.toMatchObject({ code: "in_progress" });
    await releaseTokenRequest(viewer, { key: request.key, claimedAt: slow.at });
    await store(other.at);

    expect(await findTokenRequest(viewer, request)).toMatchObject({ kind: "done" });
    expect(await db().processorToken.count({ where: { accountId } })).toBe(1);
  });
});

describe("Stripe", () => {
  test("gets a token of its own kind, which only it can use", async () => {
    const { cookie, accountId } = await userWithAccount({ grants: true });
    const mark = await emulator.mark();

    const { status, body } = await createToken(cookie, accountId, { processor: "stripe" });

    expect(status).toBe(201);
    expect(body.token).toMatchObject({ processor: "stripe", processorName: "Stripe" });
    expect(await emulator.callsSince(mark)).toEqual(["/auth/get", STRIPE]);
  });

  test("takes checking and savings accounts only", async () => {
    const { cookie, accountId } = await userWithAccount({ subtype: "cd" });
    const mark = await emulator.mark();

    const { status, body } = await createToken(cookie, accountId, { processor: "stripe" });

    expect({ status, code: body.code }).toEqual({ status: 409, code: "account_unavailable" });
    expect(await emulator.callsSince(mark)).toEqual([]);
  });

  test.each([
    { errorCode: "INVALID_PRODUCT", code: "processor_not_enabled", says: "Connect Stripe at" },
    {
      errorCode: "INVALID_STRIPE_ACCOUNT",
      code: "processor_not_enabled",
      says: "is not connected",
    },
    { errorCode: "INVALID_ACCOUNT_ID", code: "account_unavailable", says: "Choose another one" },
  ])("refusing with $errorCode is explained", async ({ errorCode, code, says }) => {
    const { cookie, accountId } = await userWithAccount();
    await emulator.fail({ path: STRIPE, errorCode });

    const { status, body } = await createToken(cookie, accountId, { processor: "stripe" });

    expect({ status, code: body.code }).toEqual({ status: 409, code });
    expect(body.detail).toContain(says);
  });
});

describe("GET /api/processor-tokens/:id", () => {
  test("tells the token with all that has happened to it", async () => {
    const { cookie, itemId, tokenId } = await userWithToken();

    const { status, body } = await readToken(cookie, tokenId);
    expect(status).toBe(200);
    expect(body).toMatchObject({ token: { id: tokenId, revokedAt: null }, attempts: [] });

    await disconnect(cookie, itemId);
    await runDueJobs();
    const { token, steps } = (await readToken(cookie, tokenId)).body;
    expect(token).toMatchObject({
      account: { id: null, name: "Plaid Checking", mask: "0000" },
      item: { id: null, institutionName: "First Platypus Bank", state: null },
      revokedAt: expect.any(String),
    });
    expect(steps.at(-1)).toMatchObject({ what: "revoked", at: token.revokedAt });
    expect((await rowOf(tokenId)).token).toBeNull();
  });

  test("has ended after it was made, also when Plaid tells of the second in which both were", async () => {
    const { viewer, cookie, itemId, tokenId } = await userWithToken();
    const { createdAt } = await rowOf(tokenId);

    await withdrawItem(viewer, itemId, new Date(createdAt.getTime() - 999));

    const { token, steps } = (await readToken(cookie, tokenId)).body;
    expect(token.revokedAt).toBe(createdAt.toISOString());
    expect(steps.at(-1)).toMatchObject({ what: "revoked", at: token.revokedAt });
  });

  test("is missing for everybody else", async () => {
    const { tokenId } = await userWithToken();
    const { cookie } = await signedInUser();

    expect((await readToken(cookie, tokenId)).status).toBe(404);
    expect((await readToken(cookie, "prt_none")).status).toBe(404);
    expect((await readToken(undefined, tokenId)).status).toBe(401);
    expect((await listed(cookie)).body.tokens).toEqual([]);
    expect((await listed()).status).toBe(401);
  });
});
