import { afterEach, describe, expect, test } from "vitest";
import { playgroundOperations } from "@/lib/contracts/playground";
import { env } from "@/lib/env";
import { operations } from "@/lib/playground/operations";
import { databaseState } from "@/tests/support/database";
import { emulator } from "@/tests/support/emulator";
import { askPlayground, sendToPlayground, standardLink } from "@/tests/support/playground";
import { userWithAccount, userWithToken } from "@/tests/support/processors";
import { signedInUser } from "@/tests/support/users";

afterEach(() => emulator.heal());

/** Sends a body that must be refused, and makes sure that nothing came of it, here or at Plaid. */
async function refusal(cookie: string | undefined, operation: string, body: unknown) {
  const before = await databaseState();
  const mark = await emulator.mark();
  const answer = await sendToPlayground(cookie, operation, body);
  expect(await databaseState()).toBe(before);
  expect(await emulator.callsSince(mark)).toEqual([]);
  return { ...answer, verdict: `${answer.status} ${answer.body.code}` };
}

const search = { query: "Platypus", country_codes: ["US"] };

describe("POST /api/playground/:operation", () => {
  test("is for people who are signed in", async () => {
    const { verdict } = await refusal(undefined, "institutions-search", { request: search });

    expect(verdict).toBe("401 unauthenticated");
  });

  test.each([
    "item-remove",
    "sandbox-public-token-create",
    "user-create",
    "constructor",
    "__proto__",
    "link/token/create",
    "itemGet",
    "",
  ])("has no operation %j", async (operation) => {
    const { cookie } = await signedInUser();

    const { verdict } = await refusal(cookie, operation, { request: {} });

    expect(verdict).toBe("404 not_found");
  });

  test.each([
    { why: "off where PLAYGROUND says so", more: { PLAYGROUND: "off" }, verdict: "404 not_found" },
    {
      why: "off with real banks",
      more: { PLAID_ENV: "production" },
      verdict: "404 not_found",
    },
  ] as const)("is $why", async ({ more, verdict }) => {
    const { cookie } = await signedInUser();
    const before = { ...env() };
    try {
      Object.assign(env(), more);

      const refused = await refusal(cookie, "institutions-search", { request: search });

      expect(refused.verdict).toBe(verdict);
    } finally {
      Object.assign(env(), { PLAYGROUND: undefined }, before);
    }
  });

  test("is there with real banks where PLAYGROUND says so", async () => {
    const { cookie } = await signedInUser();
    const { PLAID_ENV } = env();
    try {
      Object.assign(env(), { PLAID_ENV: "production", PLAYGROUND: "on" });

      const { status } = await sendToPlayground(cookie, "institutions-search", { request: search });

      expect(status).toBe(200);
    } finally {
      Object.assign(env(), { PLAID_ENV, PLAYGROUND: undefined });
    }
  });

  test("tells what is wrong with a request, field by field", async () => {
    const { cookie } = await signedInUser();

    const { verdict, body } = await refusal(cookie, "link-token-create", {
      request: { ...standardLink, language: "xx", surprise: 1, auth: { flow_type: "NO" } },
    });

    expect(verdict).toBe("400 invalid_request");
    expect(body.fields).toEqual({
      language: "must be one of the choices",
      surprise: "is not a known field",
      "auth.flow_type": "must be one of the choices",
    });
    expect(body.detail).toContain("language must be one of the choices");
  });

  test.each(["client_id", "secret"])("takes no %s", async (name) => {
    const { cookie } = await signedInUser();

    const { verdict, body } = await refusal(cookie, "institutions-search", {
      request: { ...search, [name]: "0123456789abcdef0123456789abcd" },
    });

    expect(verdict).toBe("400 invalid_request");
    expect(body.fields).toEqual({ [name]: "is put in by the server: send no credentials" });
  });

  const TOKEN = "access-sandbox-3f0a1b2c-0000-4000-8000-000000000000";
  test.each([
    ["item-get", { access_token: TOKEN }, "access_token"],
    ["item-get", { access_token: "itm_01" }, "access_token"],
    ["accounts-get", { access_token: "item:itm_' OR 1=1" }, "access_token"],
    ["link-token-get", { link_token: TOKEN.replace("access", "link") }, "link_token"],
    [
      "item-public-token-exchange",
      { public_token: TOKEN.replace("access", "public") },
      "public_token",
    ],
    ["processor-token-permissions-get", { processor_token: TOKEN }, "processor_token"],
    ["institutions-search", { ...search, query: `x ${TOKEN}` }, "query"],
    ["link-token-create", { ...standardLink, access_token: TOKEN }, "access_token"],
    [
      "link-token-create",
      { ...standardLink, user: { client_user_id: "usr_somebody" } },
      "user.client_user_id",
    ],
  ])("takes no token or id as it is: %s %j", async (operation, request, field) => {
    const { cookie } = await signedInUser();

    const { verdict, body } = await refusal(cookie, operation, { request });

    expect(verdict).toBe("400 invalid_request");
    expect(Object.keys(body.fields)).toEqual([field]);
  });

  test.each([
    [{ webhook: "https://evil.test/hook" }, "webhook"],
    [{ redirect_uri: "https://evil.test" }, "redirect_uri"],
    [
      { hosted_link: { completion_redirect_uri: "https://evil.test" } },
      "hosted_link.completion_redirect_uri",
    ],
    [{ client_name: "Win at https://evil.test" }, "client_name"],
    [{ link_customization_name: "evil://test" }, "link_customization_name"],
  ])("takes no address: %j", async (more, field) => {
    const { cookie } = await signedInUser();

    const { verdict, body } = await refusal(cookie, "link-token-create", {
      request: { ...standardLink, ...more },
    });

    expect(verdict).toBe("400 invalid_request");
    expect(Object.keys(body.fields)).toEqual([field]);
  });

  test("finds nothing that is somebody else's, or was never there", async () => {
    const other = await userWithToken();
    const { sessionId } = await askPlayground(other.cookie, "link-token-create", standardLink);
    const mine = await userWithAccount();
    const foreign = {
      item: `item:${other.itemId}`,
      account: `account:${other.accountId}`,
      processorToken: `processor-token:${other.tokenId}`,
      session: `session:${sessionId}`,
    };
    const access_token = `item:${mine.itemId}`;
    const processor = "dwolla";

    const requests: [string, Record<string, unknown>][] = [
      ...["item-get", "accounts-get", "accounts-balance-get", "auth-get", "identity-get"].map(
        (operation): [string, Record<string, unknown>] => [
          operation,
          { access_token: foreign.item },
        ],
      ),
      ["item-get", { access_token: "item:itm_0000" }],
      ["transactions-sync", { access_token: foreign.item }],
      ["transactions-sync", { access_token, options: { account_id: foreign.account } }],
      ["accounts-get", { access_token, options: { account_ids: [foreign.account] } }],
      ["link-token-create", { ...standardLink, access_token: foreign.item }],
      ["link-token-create", { ...standardLink, access_tokens: [access_token, foreign.item] }],
      ["link-token-create", { ...standardLink, update: { item_ids: [foreign.item] } }],
      ["link-token-create", { ...standardLink, identity: { account_ids: [foreign.account] } }],
      ["link-token-get", { link_token: foreign.session }],
      ["item-public-token-exchange", { public_token: foreign.session }],
      [
        "processor-token-create",
        { access_token: foreign.item, account_id: foreign.account, processor },
      ],
      ["processor-token-create", { access_token, account_id: foreign.account, processor }],
      [
        "processor-token-create",
        { access_token: foreign.item, account_id: `account:${mine.accountId}`, processor },
      ],
      ["processor-token-permissions-get", { processor_token: foreign.processorToken }],
    ];
    for (const [operation, request] of requests) {
      const { verdict } = await refusal(mine.cookie, operation, { request });
      expect(`${operation} ${verdict}`).toBe(`${operation} 404 not_found`);
    }
  });

  test("makes 20 calls a minute for one person, and says when it goes on", async () => {
    const { cookie } = await signedInUser();
    const { cookie: another } = await signedInUser();
    const body = { request: search };
    const all = await Promise.all(
      Array.from({ length: 20 }, () => sendToPlayground(cookie, "institutions-search", body)),
    );

    const { verdict, headers, body: problem } = await refusal(cookie, "institutions-search", body);
    const { status } = await sendToPlayground(another, "institutions-search", body);

    expect(new Set(all.map((answer) => answer.status))).toEqual(new Set([200]));
    expect(verdict).toBe("429 rate_limited");
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(30);
    expect(problem.detail).toMatch(/20 calls a minute.*Try again in \d+ seconds/);
    expect(status).toBe(200);
  });

  test("a request that is not valid does not count towards the limit", async () => {
    const { cookie } = await signedInUser();
    for (let turn = 0; turn < 25; turn += 1) {
      await sendToPlayground(cookie, "institutions-search", { request: {} });
    }

    const { status } = await sendToPlayground(cookie, "institutions-search", { request: search });

    expect(status).toBe(200);
  });

  test("tells Plaid's refusal as an answer", async () => {
    const { cookie, itemId } = await userWithAccount();
    await emulator.fail({ path: "/accounts/get", errorCode: "ITEM_LOGIN_REQUIRED" });

    const told = await askPlayground(cookie, "accounts-get", { access_token: `item:${itemId}` });

    expect(told.answer).toMatchObject({
      path: "/accounts/get",
      status: 400,
      requestId: expect.any(String),
      body: { error_type: "ITEM_ERROR", error_code: "ITEM_LOGIN_REQUIRED" },
    });
  });

  test("tells it also where a use case of the app's made the call", async () => {
    const { cookie, itemId, accountId } = await userWithAccount();
    await emulator.fail({ path: "/processor/token/create", errorCode: "INVALID_FIELD" });

    const told = await askPlayground(cookie, "processor-token-create", {
      access_token: `item:${itemId}`,
      account_id: `account:${accountId}`,
      processor: "dwolla",
    });

    expect(told).toMatchObject({
      processorTokenId: null,
      answer: { path: "/processor/token/create", body: { error_code: "INVALID_FIELD" } },
    });
  });

  test("says that Plaid did not answer", async () => {
    const { cookie } = await signedInUser();
    await emulator.fail({ path: "/institutions/search", garbage: true });

    const { status, body } = await sendToPlayground(cookie, "institutions-search", {
      request: search,
    });

    expect(`${status} ${body.code}`).toBe("502 plaid_unavailable");
  });

  test("no answer holds a token, but the link token for Link, or a key of ours", async () => {
    const user = await userWithToken({ grants: true });
    const { cookie, itemId, accountId, tokenId } = user;
    const started = await askPlayground(cookie, "link-token-create", standardLink);
    await emulator.completeLink(String(started.linkToken), { institutionId: "ins_109512" });
    const values: Record<string, unknown> = {
      access_token: `item:${itemId}`,
      account_id: `account:${accountId}`,
      processor_token: `processor-token:${tokenId}`,
      link_token: `session:${started.sessionId}`,
      public_token: `session:${started.sessionId}`,
    };
    env().PLAID_LAYER_TEMPLATE_ID = "template_emulator";

    const answers = [started];
    for (const operation of playgroundOperations) {
      const [preset] = operations[operation].presets;
      const filled = Object.entries(preset.request).map(([key, value]) => [
        key,
        value === "" ? values[key] : value,
      ]);
      answers.push(await askPlayground(cookie, operation, Object.fromEntries(filled)));
    }

    const told = answers.map(({ linkToken: _, ...rest }) => JSON.stringify(rest)).join("\n");
    expect(answers.every(({ answer }) => answer?.status === 200)).toBe(true);
    expect(told).toContain("access-sandbox-[redacted]");
    expect(told).toContain("processor-sandbox-[redacted]");
    expect(told).toContain("public-sandbox-[redacted]");
    expect(told).not.toMatch(/\b(access|processor|public|link|profile|user)-sandbox-[^[]/);
    expect(told).not.toContain(env().PLAID_SECRET);
    expect(told).not.toContain(env().PLAID_CLIENT_ID);
  });
});
