import { describe, expect, test } from "vitest";
import { birthDate, layerEmulator, steps } from "./layer-client";

const MINUTE_MS = 60_000;

const sample = (phone_number: string) => ({
  name: { first_name: "Leslie", last_name: "Knope" },
  address: {
    street: "123 Main St.",
    street2: "Apt 123",
    city: "Pawnee",
    region: "Indiana",
    postal_code: "46001",
    country: "US",
  },
  phone_number,
  email: "leslie@knope.com",
  date_of_birth: birthDate,
  ssn: "987654321",
  ssn_last_4: "4321",
});

const nothing = {
  name: null,
  address: null,
  email: null,
  date_of_birth: null,
  ssn: null,
  ssn_last_4: null,
};

async function completed(phone_number: string, changes: object = {}) {
  const layer = layerEmulator();
  const link_token = await layer.sessionToken(changes);
  const { public_tokens, link_session_id } = layer.emulator.control.completeLayer({
    link_token,
    phone_number,
  });
  const public_token = public_tokens[0] ?? "";
  const get = () => layer.call("/user_account/session/get", { public_token });
  return { ...layer, link_token, link_session_id, public_token, get };
}

describe("POST /user_account/session/get", () => {
  test.each([
    { phone: "+14155550011", lacks: {}, banks: 2 },
    { phone: "+14155550012", lacks: nothing, banks: 3 },
    { phone: "+14155550015", lacks: {}, banks: 1 },
    { phone: "+15155550013", lacks: { email: null }, banks: 2 },
    { phone: "+15155550015", lacks: { date_of_birth: null }, banks: 2 },
    { phone: "+15155550016", lacks: { ssn: null, ssn_last_4: null }, banks: 2 },
    { phone: "+15155550017", lacks: { address: null }, banks: 2 },
    { phone: "+15155550018", lacks: { name: null }, banks: 2 },
    { phone: "+15155550019", lacks: {}, banks: 1 },
  ])("answers what the person behind $phone shared", async ({ phone, lacks, banks }) => {
    const { get } = await completed(phone);

    const { status, body } = await get();

    expect(status).toBe(200);
    expect(body.identity).toEqual({ ...sample(phone), ...lacks });
    expect(body.items).toHaveLength(banks);
  });

  test("answers no Item for a person whose bank Plaid does not know", async () => {
    const { emulator, call, sessionToken } = layerEmulator();
    const outcome = emulator.control.completeLayer({
      link_token: await sessionToken(),
      phone_number: "415-555-0000",
      date_of_birth: birthDate,
    });

    const [public_token] = outcome.public_tokens;
    const { body } = await call("/user_account/session/get", { public_token });

    expect(body.items).toEqual([]);
    expect(body.identity).toEqual(sample("+14155550000"));
  });

  test("answers Items that work at once, with the webhook and the user of the session", async () => {
    const layer = layerEmulator();
    const { user_id } = (await layer.call("/user/create", { client_user_id: "user-1" })).body;
    const webhook = "https://app.example/hook";
    const link_token = await layer.sessionToken({ user: undefined, user_id, webhook });
    const outcome = layer.emulator.control.completeLayer({
      link_token,
      phone_number: "415-555-0019".replace("415", "515"),
    });
    const [public_token] = outcome.public_tokens;

    const { items } = (await layer.call("/user_account/session/get", { public_token })).body;

    const [{ item_id, access_token }] = items;
    const { accounts, item } = (await layer.call("/accounts/get", { access_token })).body;
    expect(accounts).toMatchObject([{ name: "Plaid Saving", mask: "1111" }]);
    expect(item).toMatchObject({ item_id, webhook, institution_id: "ins_109508" });
    expect((await layer.call("/auth/get", { access_token })).status).toBe(200);
    expect((await layer.call("/identity/get", { access_token })).status).toBe(200);
    const owned = (await layer.call("/user/items/get", { user_id })).body.items;
    expect(owned).toMatchObject([{ item_id }]);
    expect(layer.webhooks().at(-1)).toMatchObject({ webhook_code: "SESSION_FINISHED", user_id });
  });

  test("answers the same twice, for half an hour", async () => {
    const { emulator, get } = await completed("415-555-0011");

    const { request_id, ...first } = (await get()).body;
    emulator.control.advanceClock({ advanceMs: 30 * MINUTE_MS - 1 });
    const { request_id: another, ...second } = (await get()).body;
    emulator.control.advanceClock({ advanceMs: 1 });
    const late = await get();

    expect(second).toEqual(first);
    expect(late.status).toBe(400);
    expect(late.body.error_code).toBe("INVALID_PUBLIC_TOKEN");
    expect(late.body.error_message).toContain("is expired");
  });

  test("leaves out Items that were removed", async () => {
    const { call, get } = await completed("415-555-0015");
    const [{ access_token }] = (await get()).body.items;

    await call("/item/remove", { access_token });

    expect((await get()).body.items).toEqual([]);
  });

  test.each([
    { token: "profile-sandbox-00000000-0000-4000-8000-000000000000", says: "could not find" },
    { token: "public-sandbox-00000000-0000-4000-8000-000000000000", says: "invalid format" },
    { token: "x", says: "invalid format" },
  ])("refuses $token", async ({ token, says }) => {
    const { call } = layerEmulator();

    const { status, body } = await call("/user_account/session/get", { public_token: token });

    expect(status).toBe(400);
    expect(body.error_code).toBe("INVALID_PUBLIC_TOKEN");
    expect(body.error_message).toContain(says);
  });

  test("is the only use of a Layer token: it is not exchanged", async () => {
    const { call, public_token } = await completed("415-555-0011");

    const { body } = await call("/item/public_token/exchange", { public_token });

    expect(body.error_code).toBe("INVALID_PUBLIC_TOKEN");
  });
});

describe("POST /user_account/session/event/send", () => {
  const event = { name: "SUBMITTED", timestamp: "2026-03-01T12:00:00Z" };

  test("takes what the app tells of a Layer session", async () => {
    const { call, link_session_id } = await completed("415-555-0011");

    const { status, body } = await call("/user_account/session/event/send", {
      link_session_id,
      cohort_id: "a",
      event: { ...event, outcome: "APPROVED" },
    });

    expect(status).toBe(200);
    expect(body).toEqual({ request_id: expect.any(String) });
  });

  test.each([
    { given: { link_session_id: "unknown" }, code: "INVALID_FIELD" },
    { given: { event: { ...event, timestamp: "today" } }, code: "INVALID_FIELD" },
    { given: { event: { name: "SUBMITTED" } }, code: "MISSING_FIELDS" },
    { given: { event: { ...event, step: 1 } }, code: "UNKNOWN_FIELDS" },
  ])("refuses $given with $code", async ({ given, code }) => {
    const { call, link_session_id } = await completed("415-555-0011");

    const { body } = await call("/user_account/session/event/send", {
      link_session_id,
      event,
      ...given,
    });

    expect(body.error_code).toBe(code);
  });

  test("does not know sessions of ordinary Link", async () => {
    const { call, emulator } = layerEmulator();
    const { link_token } = (
      await call("/link/token/create", {
        client_name: "Acorn",
        language: "en",
        country_codes: ["US"],
        user: { client_user_id: "user-1" },
        products: ["auth"],
      })
    ).body;
    const { link_session_id } = emulator.control.completeLink({
      link_token,
      institution_id: "ins_109508",
    });

    const { body } = await call("/user_account/session/event/send", { link_session_id, event });

    expect(body.error_code).toBe("INVALID_FIELD");
  });
});

describe("POST /__emulator/layer/complete", () => {
  const complete = (layer: ReturnType<typeof layerEmulator>, body: object) =>
    layer.emulator.fetch(
      new Request("http://localhost/__emulator/layer/complete", {
        method: "POST",
        body: JSON.stringify(body),
      }),
    );

  test("goes through Layer, with the date of birth where it is needed", async () => {
    const layer = layerEmulator();
    const link_token = await layer.sessionToken({ template_id: "template_emulator_identity" });
    const phone_number = "515-555-0013";

    const without = await (await complete(layer, { link_token, phone_number })).json();
    const given = { link_token, phone_number, date_of_birth: birthDate };
    const withDate = await (await complete(layer, given)).json();

    expect(without).toEqual({
      link_session_id: expect.any(String),
      public_tokens: [],
      available: false,
    });
    expect(withDate).toMatchObject({
      public_tokens: [expect.stringMatching(/^profile-sandbox-/)],
      available: true,
    });
  });

  test.each([
    { given: { link_token: "link-sandbox-1" }, says: "opens Layer" },
    { given: { phone_number: undefined }, says: "phone_number" },
    { given: { date: birthDate }, says: "date" },
  ])("refuses $given", async ({ given, says }) => {
    const layer = layerEmulator();
    const link_token = await layer.sessionToken();

    const response = await complete(layer, { link_token, phone_number: "415-555-0011", ...given });

    expect(response.status).toBe(400);
    expect((await response.json()).error).toContain(says);
  });

  test("ends a token in a single-use world as any other", async () => {
    const { emulator, page, sessionToken } = layerEmulator();
    emulator.control.changeSettings({ linkTokens: "single-use" });
    const link_token = await sessionToken();
    emulator.control.completeLayer({ link_token, phone_number: "415-555-0011" });

    const again = await page(link_token);
    const view = await again.act(
      { action: "submit_phone", phone_number: "415-555-0011" },
      steps.open,
    );

    expect(view.html).toContain("INVALID_LINK_TOKEN");
  });
});
