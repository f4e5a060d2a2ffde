import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endpoints } from "@/emulator/endpoints/endpoints";
import { keys, partnerKeys } from "@/emulator/keys";
import { noObject, oddBody, otherContentTypes } from "./any-body";
import { moneyEmulator } from "./money-client";

/** An emulator with one of everything that a token stands for. */
async function withEverything() {
  const money = moneyEmulator();
  money.emulator.control.changeSettings({ userTokens: true });
  const made = async (path: string, body: object) => (await money.call(path, body)).body;
  const { user_id, user_token } = await made("/user/create", { client_user_id: "user-1" });

  async function rightFields() {
    const link_token = await money.linkToken();
    const access_token = await money.link({ username: "user_transactions_dynamic", password: "x" });
    const { accounts } = await made("/accounts/get", { access_token });
    const account = { access_token, account_id: accounts[0].account_id };
    return {
      ...account,
      link_token,
      user_id,
      user_token,
      public_token: (await made("/item/public_token/create", { access_token })).public_token,
      processor_token: (await made("/processor/token/create", { ...account, processor: "dwolla" }))
        .processor_token,
      client_name: "Acorn",
      client_user_id: "user-1",
      language: "en",
      country_codes: ["US"],
      institution_id: "ins_109508",
      initial_products: ["auth"],
      processor: "dwolla",
      query: "bank",
      count: 10,
      offset: 0,
      start_date: "2026-02-01",
      end_date: "2026-03-01",
      webhook: "https://app.example/hook",
      webhook_code: "NEW_ACCOUNTS_AVAILABLE",
    };
  }
  return { ...money, rightFields };
}

/** What ends the life of a token, and so needs a new one each time. */
const ends = new Set([
  "/item/remove",
  "/item/access_token/invalidate",
  "/user/remove",
  "/item/public_token/exchange",
]);

describe.each([...endpoints])("POST %s, for tokens that are good", (path, { schema, callers }) => {
  const fields = Object.keys(schema.shape);
  const theirs = path.startsWith("/processor/") && callers.includes("partner") ? partnerKeys : keys;

  test("answers whatever else is said as Plaid would, and works on", async () => {
    const { send, rightFields } = await withEverything();
    let right = pick(await rightFields(), fields);
    const odd = fields.filter((field) => field !== "client_id" && field !== "secret");

    const body = oddBody(odd);
    await fc.assert(
      fc.asyncProperty(body, async (extra) => {
        if (ends.has(path)) right = pick(await rightFields(), fields);
        const whole = JSON.stringify({ ...theirs, ...right });
        const joined = extra === "{}" ? whole : `${whole.slice(0, -1)},${extra.slice(1)}`;
        const { status, body: answer } = await send(path, joined);
        expect(status === 200 || (status >= 400 && status < 500)).toBe(true);
        expect(answer.request_id).toMatch(/^[A-Za-z0-9]{15}$/);
      }),
      { numRuns: ends.has(path) ? 15 : 60 },
    );

    expect((await send("/categories/get", "{}")).status).toBe(200);
    expect(Object.prototype).not.toHaveProperty("isPublic");
  });

  test("refuses what is no JSON object, whatever it is", async () => {
    const { send } = moneyEmulator();

    await fc.assert(
      fc.asyncProperty(noObject, async (text) => {
        const { status, body } = await send(path, text);
        expect({ status, code: body.error_code }).toEqual({ status: 400, code: "INVALID_BODY" });
      }),
      { numRuns: 40 },
    );
  });

  test.each(otherContentTypes)("refuses the content type '%s'", async (contentType) => {
    const { send } = moneyEmulator();

    const { status, body } = await send(path, JSON.stringify(keys), {
      "content-type": contentType,
    });

    expect({ status, code: body.error_code }).toEqual({ status: 400, code: "INVALID_HEADERS" });
  });
});

const pick = (from: Record<string, unknown>, fields: readonly string[]) =>
  Object.fromEntries(Object.entries(from).filter(([field]) => fields.includes(field)));
