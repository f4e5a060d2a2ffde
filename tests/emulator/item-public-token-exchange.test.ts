import { describe, expect, test } from "vitest";
import { freshEmulator } from "./api-client";

const HALF_AN_HOUR_MS = 30 * 60 * 1000;

async function withPublicToken() {
  const { emulator, call, linkToken } = freshEmulator();
  const link_token = await linkToken();
  const completed = emulator.control.completeLink({ link_token, institution_id: "ins_109508" });
  const exchange = (public_token = completed.public_tokens[0]) =>
    call("/item/public_token/exchange", { public_token });
  return { emulator, call, exchange };
}

describe("POST /item/public_token/exchange", () => {
  test("answers an access token and the Item's id", async () => {
    const { exchange } = await withPublicToken();

    const { status, body } = await exchange();

    expect(status).toBe(200);
    expect(body.access_token).toMatch(/^access-sandbox-[0-9a-f-]{36}$/);
    expect(body.item_id).toMatch(/^[A-Za-z0-9]{37}$/);
  });

  test("answers a second exchange like the first, as Plaid has been seen to", async () => {
    const { exchange } = await withPublicToken();

    const { request_id: one, ...first } = (await exchange()).body;
    const { request_id: two, ...second } = (await exchange()).body;

    expect(second).toEqual(first);
    expect(two).not.toBe(one);
  });

  test("refuses a second exchange where public tokens are set to work once", async () => {
    const { emulator, exchange } = await withPublicToken();
    emulator.control.changeSettings({ publicTokenExchange: "one-time" });

    await exchange();
    const second = await exchange();

    expect(second).toMatchObject({ status: 400, body: { error_code: "INVALID_PUBLIC_TOKEN" } });
  });

  test("works until, and not after, half an hour", async () => {
    const { emulator, exchange } = await withPublicToken();

    emulator.control.advanceClock({ advanceMs: HALF_AN_HOUR_MS - 1 });
    const before = await exchange();
    emulator.control.advanceClock({ advanceMs: 1 });
    const after = await exchange();

    expect(before.status).toBe(200);
    expect(after.body.error_message).toContain("provided public token is expired");
  });

  test.each([
    { name: "malformed", token: "public", says: "invalid format" },
    {
      name: "unknown",
      token: "public-sandbox-00000000-0000-0000-0000-000000000000",
      says: "could not find matching public token",
    },
  ])("refuses a token that is $name", async ({ token, says }) => {
    const { exchange } = await withPublicToken();

    const { status, body } = await exchange(token);

    expect(status).toBe(400);
    expect(body).toMatchObject({ error_type: "INVALID_INPUT", error_code: "INVALID_PUBLIC_TOKEN" });
    expect(body.error_message).toContain(says);
  });
});
