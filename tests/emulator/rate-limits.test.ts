import { describe, expect, test } from "vitest";
import { endpoints } from "@/emulator/endpoints/endpoints";
import { sandboxLimits } from "@/emulator/rate-limits/sandbox-limits";
import { moneyEmulator } from "./money-client";

const MINUTE_MS = 60_000;
const institutionIds = { institution_id: "ins_109508", country_codes: ["US"] };
const page = { count: 1, offset: 0, country_codes: ["US"] };

/** An emulator that counts, with an Item and a second one. */
async function counting() {
  const money = moneyEmulator();
  const [access_token, another] = [await money.link(), await money.link()];
  money.emulator.control.changeSettings({ rateLimits: "sandbox" });

  /** The answers to so many calls, as `200` or an error code, the same ones in a row counted. */
  async function outcomes(path: string, times: number, body: object = { access_token }) {
    const counted: Record<string, number> = {};
    for (let done = 0; done < times; done += 1) {
      const answer = await money.call(path, body);
      const outcome = answer.status === 200 ? "200" : answer.body.error_code;
      counted[outcome] = (counted[outcome] ?? 0) + 1;
    }
    return counted;
  }
  return { ...money, access_token, another, outcomes };
}

describe("rate limits", () => {
  test.each([
    { path: "/accounts/balance/get", most: 25, code: "BALANCE_LIMIT" },
    { path: "/accounts/get", most: 100, code: "ACCOUNTS_LIMIT" },
    { path: "/auth/get", most: 100, code: "AUTH_LIMIT" },
    { path: "/identity/get", most: 100, code: "IDENTITY_LIMIT" },
    { path: "/investments/holdings/get", most: 100, code: "INVESTMENT_HOLDINGS_GET_LIMIT" },
    { path: "/item/get", most: 40, code: "ITEM_GET_LIMIT" },
    { path: "/liabilities/get", most: 10, code: "RATE_LIMIT" },
    { path: "/transactions/recurring/get", most: 20, code: "RATE_LIMIT" },
    { path: "/transactions/refresh", most: 2, code: "TRANSACTIONS_REFRESH_LIMIT" },
    { path: "/transactions/sync", most: 50, code: "TRANSACTIONS_SYNC_LIMIT" },
  ])("let $path through $most times a minute for one Item", async ({ path, most, code }) => {
    const { call, another, outcomes } = await counting();

    expect(await outcomes(path, most + 2)).toEqual({ 200: most, [code]: 2 });
    expect((await call(path, { access_token: another })).status).toBe(200);
  });

  test.each([
    { path: "/institutions/get", body: page, most: 10, code: "INSTITUTIONS_GET_LIMIT" },
    {
      path: "/institutions/get_by_id",
      body: institutionIds,
      most: 400,
      code: "INSTITUTIONS_GET_BY_ID_LIMIT",
    },
  ])("let $path through $most times a minute for a client", async ({ path, body, most, code }) => {
    const { outcomes } = await counting();

    expect(await outcomes(path, most + 2, body)).toEqual({ 200: most, [code]: 2 });
  });

  test("let a client ask for balances 100 times a minute, of however many Items", async () => {
    const { link, outcomes, another } = await counting();
    const tokens = [another, ...(await Promise.all([link(), link(), link(), link()]))];

    const seen = [];
    for (const access_token of tokens) {
      seen.push(await outcomes("/accounts/balance/get", 22, { access_token }));
    }

    expect(seen).toEqual([
      ...[22, 22, 22, 22].map((count) => ({ 200: count })),
      { 200: 12, ACCOUNTS_BALANCE_GET_LIMIT: 10 },
    ]);
  });

  test("refuse in Plaid's form and words", async () => {
    const { call, outcomes, access_token } = await counting();
    await outcomes("/transactions/refresh", 2);
    await outcomes("/institutions/get", 10, page);

    const ofItem = await call("/transactions/refresh", { access_token });
    const ofClient = await call("/institutions/get", page);

    expect(ofItem).toEqual({
      status: 429,
      body: {
        error_type: "RATE_LIMIT_EXCEEDED",
        error_code: "TRANSACTIONS_REFRESH_LIMIT",
        error_message:
          "rate limit exceeded for attempts to access this item. please try again later",
        display_message: null,
        documentation_url: "https://plaid.com/docs/?ref=error#rate-limit-exceeded-errors",
        suggested_action: null,
        request_id: expect.stringMatching(/^[A-Za-z0-9]{15}$/),
      },
    });
    expect(ofClient.status).toBe(429);
    expect(ofClient.body.error_message).toBe(
      'rate limit exceeded for attempts to access "institutions get". please try again later',
    );
  });

  test("are over when the clock has gone on by a minute", async () => {
    const { emulator, outcomes } = await counting();
    await outcomes("/transactions/refresh", 3);

    emulator.control.advanceClock({ advanceMs: MINUTE_MS });

    const after = await outcomes("/transactions/refresh", 3);
    expect(after).toEqual({ 200: 2, TRANSACTIONS_REFRESH_LIMIT: 1 });
  });

  test("follow an Item, not its access token", async () => {
    const { call, outcomes, access_token } = await counting();
    await outcomes("/transactions/refresh", 2);

    const { body } = await call("/item/access_token/invalidate", { access_token });

    const rotated = { access_token: body.new_access_token };
    expect(await outcomes("/transactions/refresh", 1, rotated)).toEqual({
      TRANSACTIONS_REFRESH_LIMIT: 1,
    });
  });

  test("do not count what is refused for its keys or its fields", async () => {
    const { call, outcomes, access_token } = await counting();
    for (let done = 0; done < 5; done += 1) {
      await call("/transactions/refresh", { access_token, secret: "wrong" });
      await call("/transactions/refresh", { access_token, surprise: true });
    }

    expect(await outcomes("/transactions/refresh", 2)).toEqual({ 200: 2 });
  });

  test("are off until somebody wants them, and again after a reset", async () => {
    const { emulator, link, outcomes } = await counting();
    await outcomes("/transactions/refresh", 3);

    emulator.control.reset();

    const access_token = await link({ username: "user_transactions_dynamic", password: "x" });
    emulator.control.advanceClock({ advanceMs: MINUTE_MS });
    expect(await outcomes("/transactions/refresh", 5, { access_token })).toEqual({ 200: 5 });
  });

  test("concern operations that there are", () => {
    expect([...sandboxLimits.keys()].filter((path) => !endpoints.has(path))).toEqual([]);
  });

  test("can always be reached: no Item may call more often than its client", () => {
    const unreachable = [...sandboxLimits].filter(
      ([, { perItem, perClient }]) => perItem && perItem.most >= perClient.most,
    );

    expect(unreachable).toEqual([]);
  });
});
