import { describe, expect, test } from "vitest";
import { keys } from "@/emulator/keys";
import { freshEmulator, linkTokenRequest } from "./api-client";

describe("every operation", () => {
  test("accepts the keys in headers as well as in the body", async () => {
    const { send } = freshEmulator();

    const answer = await send("/link/token/create", JSON.stringify(linkTokenRequest), {
      "PLAID-CLIENT-ID": keys.client_id,
      "PLAID-SECRET": keys.secret,
    });

    expect(answer.status).toBe(200);
  });

  test("refuses a call without keys, naming them with whatever else is missing", async () => {
    const { send } = freshEmulator();

    const answer = await send("/item/get", "{}");

    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      display_message: null,
      documentation_url: "https://plaid.com/docs/?ref=error#invalid-request-errors",
      error_code: "MISSING_FIELDS",
      error_message: "the following required fields are missing: client_id, secret, access_token",
      error_type: "INVALID_REQUEST",
      request_id: expect.stringMatching(/^[A-Za-z0-9]{15}$/),
      suggested_action: null,
    });
  });

  test.each([
    { name: "a wrong secret", wrong: { secret: "nope" } },
    { name: "a wrong client_id", wrong: { client_id: "nope" } },
  ])("refuses $name", async ({ wrong }) => {
    const { call } = freshEmulator();

    const answer = await call("/link/token/create", { ...linkTokenRequest, ...wrong });

    expect(answer.body).toMatchObject({
      error_type: "INVALID_INPUT",
      error_code: "INVALID_API_KEYS",
      error_message: "invalid client_id or secret provided",
    });
  });

  test("S-EMU-1: refuses what looks like real keys, and says where they have gone", async () => {
    const { call } = freshEmulator();

    const real = {
      client_id: "0123456789abcdef01234567",
      secret: "0123456789abcdef0123456789abcd",
    };
    const answer = await call("/link/token/create", { ...linkTokenRequest, ...real });

    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      error_code: "INVALID_API_KEYS",
      error_message: "real keys were sent to the emulator, which has its own",
    });
  });

  test.each([
    { name: "text that is no JSON", text: "{" },
    { name: "a list", text: "[]" },
    { name: "null", text: "null" },
    { name: "nothing", text: "" },
  ])("refuses $name as a body", async ({ text }) => {
    const { send } = freshEmulator();

    const answer = await send("/item/get", text);

    expect(answer.status).toBe(400);
    expect(answer.body.error_code).toBe("INVALID_BODY");
  });

  test("refuses a body that is not declared as JSON", async () => {
    const { send } = freshEmulator();

    const answer = await send("/item/get", "{}", { "content-type": "text/plain" });

    expect(answer.body.error_code).toBe("INVALID_HEADERS");
  });

  test("S-EMU-1: refuses a call that comes from a web page, so that no site a developer visits can make one", async () => {
    const { send } = freshEmulator();

    const body = JSON.stringify({ ...keys, ...linkTokenRequest });
    const answer = await send("/link/token/create", body, { origin: "http://evil.example" });

    expect(answer.body.error_code).toBe("INVALID_HEADERS");
  });

  test("is not found under another path or by another method", async () => {
    const { emulator, call } = freshEmulator();

    const elsewhere = await call("/item/got");
    const byGet = await emulator.fetch(new Request("http://localhost/item/get"));

    expect(elsewhere).toMatchObject({ status: 404, body: { error_code: "NOT_FOUND" } });
    expect(byGet.status).toBe(404);
  });

  test("writes its answer as Plaid does, keys in order and indented", async () => {
    const { emulator } = freshEmulator();

    const response = await emulator.fetch(
      new Request("http://localhost/link/token/create", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ ...keys, ...linkTokenRequest }),
      }),
    );

    expect(await response.text()).toMatch(/^\{\n {2}"expiration": .*\n {2}"link_token": /);
  });
});
