import { describe, expect, test } from "vitest";
import { freshEmulator } from "./api-client";

const identity = {
  name: { given_name: "Leslie", family_name: "Knope" },
  date_of_birth: "1979-01-01",
  emails: [{ data: "leslie@knope.example", primary: true }],
  phone_numbers: [{ data: "+14155550015", primary: true }],
};

async function withUser(request: object = {}) {
  const fresh = freshEmulator();
  const { body } = await fresh.call("/user/create", { client_user_id: "user-1", ...request });
  return { ...fresh, user_id: body.user_id as string, created: body };
}

/** An Item linked through Link with a token that names the user. */
async function linkFor(
  { emulator, call, linkToken }: ReturnType<typeof freshEmulator>,
  named: object,
) {
  const link_token = await linkToken({ ...named, webhook: "https://app.example/hook" });
  const [public_token] = emulator.control.completeLink({
    link_token,
    institution_id: "ins_109508",
  }).public_tokens;
  return (await call("/item/public_token/exchange", { public_token })).body;
}

describe("POST /user/create", () => {
  test("answers the same user for the same client_user_id, and another for another", async () => {
    const { call, user_id, created } = await withUser();

    const again = await call("/user/create", { client_user_id: "user-1" });
    const other = await call("/user/create", { client_user_id: "user-2" });

    expect(user_id).toMatch(/^usr_[A-Za-z0-9]+$/);
    expect(created).not.toHaveProperty("user_token");
    expect(again.body.user_id).toBe(user_id);
    expect(other.body.user_id).not.toBe(user_id);
  });

  test("gives a token too to teams that began before December 2025, unless they ask for the new form", async () => {
    const { emulator, call } = freshEmulator();
    emulator.control.changeSettings({ userTokens: true });

    const old = await call("/user/create", { client_user_id: "user-1" });
    const upgraded = await call("/user/create", {
      client_user_id: "user-2",
      with_upgraded_user: true,
    });

    expect(old.body.user_token).toMatch(/^user-sandbox-/);
    expect(upgraded.body).not.toHaveProperty("user_token");
  });

  test.each([
    { name: "an email address for an id", request: { client_user_id: "ada@example.com" } },
    { name: "an id of more than 128 characters", request: { client_user_id: "u".repeat(129) } },
  ])("refuses $name", async ({ request }) => {
    const { call } = freshEmulator();

    const { status, body } = await call("/user/create", request);

    expect(status).toBe(400);
    expect(body.error_code).toBe("INVALID_FIELD");
  });

  test.each([
    { name: "an email address", change: { emails: [{ data: "leslie", primary: true }] } },
    { name: "a phone number", change: { phone_numbers: [{ data: "555", primary: true }] } },
    { name: "a date of birth", change: { date_of_birth: "1979-02-30" } },
  ])("refuses $name that cannot be one, with a status of its own", async ({ change }) => {
    const { call } = freshEmulator();

    const { status, body } = await call("/user/create", {
      client_user_id: "user-1",
      identity: { ...identity, ...change },
    });

    expect(status).toBe(403);
    expect(body).toMatchObject({
      error_type: "USER_ERROR",
      error_code: "INVALID_USER_IDENTITY_DATA",
    });
  });
});

describe("POST /user/get", () => {
  test("tells what was told, and what was changed since", async () => {
    const { emulator, call, user_id } = await withUser({ identity });

    emulator.control.advanceClock({ advanceMs: 1000 });
    const changed = { emails: [{ data: "knope@pawnee.example", primary: true }] };
    const updated = await call("/user/update", { user_id, identity: changed });
    const { body } = await call("/user/get", { user_id });

    expect(Object.keys(updated.body)).toEqual(["request_id"]);
    expect(body).toMatchObject({
      user_id,
      client_user_id: "user-1",
      created_at: "2026-03-01T12:00:00.000Z",
      updated_at: "2026-03-01T12:00:01.000Z",
      identity: { ...identity, ...changed },
    });
  });

  test("understands the older form of an identity", async () => {
    const { call, user_id } = await withUser({
      consumer_report_user_identity: {
        first_name: "Leslie",
        last_name: "Knope",
        emails: ["leslie@knope.example"],
        phone_numbers: ["+14155550015"],
        ssn_last_4: "4321",
        date_of_birth: "1979-01-01",
        primary_address: {
          street: "123 Main St.",
          city: "Pawnee",
          region: "IN",
          postal_code: "46001",
          country: "US",
        },
      },
    });

    const { body } = await call("/user/get", { user_id });

    expect(body.identity).toMatchObject(identity);
    expect(body.identity.id_numbers).toEqual([{ value: "4321", type: "us_ssn_last_4" }]);
  });
});

describe.each(["/user/get", "/user/update", "/user/remove", "/user/items/get"])(
  "POST %s",
  (path) => {
    test.each([
      { name: "unknown", user_id: "usr_unknown", code: "USER_NOT_FOUND" },
      { name: "malformed", user_id: "user 1", code: "INVALID_USER_ID" },
    ])("refuses a user_id that is $name", async ({ user_id, code }) => {
      const { call } = freshEmulator();

      const { status, body } = await call(path, { user_id });

      expect(status).toBe(400);
      expect(body.error_code).toBe(code);
    });

    test("refuses to go without a user", async () => {
      const { call } = freshEmulator();

      expect((await call(path)).body.error_code).toBe("MISSING_FIELDS");
    });
  },
);

describe("an Item of a user", () => {
  test("is listed with the user, named in the answer to the link token, and in its webhooks", async () => {
    const fresh = await withUser();
    const { call, emulator, user_id } = fresh;

    const token = await call("/link/token/create", {
      client_name: "Acorn",
      language: "en",
      country_codes: ["US"],
      products: ["transactions"],
      user_id,
    });
    const { item_id, access_token } = await linkFor(fresh, { user_id });
    await call("/sandbox/item/reset_login", { access_token });
    const { body } = await call("/user/items/get", { user_id });

    expect(token.body.user_id).toBe(user_id);
    expect(body.items).toEqual([expect.objectContaining({ item_id })]);
    expect(body.items[0].error.error_code).toBe("ITEM_LOGIN_REQUIRED");
    expect(emulator.control.webhooks()[0]?.body).toMatchObject({ item_id, user_id });
  });

  test("belongs to them by token as well as by id, and without Link too", async () => {
    const fresh = freshEmulator();
    fresh.emulator.control.changeSettings({ userTokens: true });
    const { body } = await fresh.call("/user/create", { client_user_id: "user-1" });
    const { user_token } = body;

    await linkFor(fresh, { user_token });
    await fresh.call("/sandbox/public_token/create", {
      institution_id: "ins_109508",
      initial_products: ["auth"],
      user_token,
    });
    const { items } = (await fresh.call("/user/items/get", { user_token })).body;

    expect(items).toHaveLength(2);
  });

  test("goes when the user goes, and the client_user_id is free again", async () => {
    const fresh = await withUser();
    const { call, user_id } = fresh;
    const { access_token } = await linkFor(fresh, { user_id });

    const removed = await call("/user/remove", { user_id });
    const item = await call("/item/get", { access_token });
    const user = await call("/user/get", { user_id });
    const next = await call("/user/create", { client_user_id: "user-1" });

    expect(Object.keys(removed.body)).toEqual(["request_id"]);
    expect(item.body.error_code).toBe("ITEM_NOT_FOUND");
    expect(user.body.error_code).toBe("USER_NOT_FOUND");
    expect(next.body.user_id).not.toBe(user_id);
  });

  test("is no longer theirs once it is removed", async () => {
    const fresh = await withUser();
    const { call, user_id } = fresh;
    const { access_token } = await linkFor(fresh, { user_id });

    await call("/item/remove", { access_token });

    expect((await call("/user/items/get", { user_id })).body.items).toEqual([]);
  });
});
