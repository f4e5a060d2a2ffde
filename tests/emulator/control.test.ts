import { describe, expect, test } from "vitest";
import { freshEmulator, linkTokenRequest } from "./api-client";

function control() {
  const fresh = freshEmulator();
  const request = async (method: string, path: string, body?: object, headers = {}) => {
    const response = await fresh.emulator.fetch(
      new Request(`http://localhost/__emulator${path}`, {
        method,
        headers,
        body: body && JSON.stringify(body),
      }),
    );
    return { status: response.status, body: await response.json() };
  };
  return { ...fresh, request };
}

describe("/__emulator", () => {
  test("tells the keys that the API accepts", async () => {
    const { request, send } = control();

    const { partner, ...keys } = (await request("GET", "/keys")).body;
    const answer = await send(
      "/link/token/create",
      JSON.stringify({ ...linkTokenRequest, ...keys }),
    );

    expect(answer.status).toBe(200);
    expect(partner).toEqual({
      client_id: "emulator-partner-client-id",
      secret: "emulator-partner-secret",
      inbound_key: "emulator-partner-inbound-key",
    });
  });

  test("lists calls without secrets, tokens shortened but still told apart", async () => {
    const { request, call, linkItem } = control();
    const { accessToken } = await linkItem();
    const { body: before } = await request("GET", "/calls");
    await call("/item/get", { access_token: accessToken });

    const since = before.calls.at(-1).seq;
    const { body } = await request("GET", `/calls?since=${since}`);

    expect(body.calls).toEqual([
      {
        seq: since + 1,
        at: "2026-03-01T12:00:00.000Z",
        path: "/item/get",
        status: 200,
        durationMs: expect.any(Number),
        request: {
          client_id: "emulator-client-id",
          secret: "***",
          access_token: `access-sandbox-...${accessToken.slice(-4)}`,
        },
        response: expect.objectContaining({ request_id: expect.any(String) }),
      },
    ]);
    expect(JSON.stringify(before)).not.toContain(accessToken);
  });

  test("completes Link with a refused login as a person would: by leaving", async () => {
    const { request, linkToken } = control();

    const { body } = await request("POST", "/link/complete", {
      link_token: await linkToken(),
      institution_id: "ins_109508",
      password: "error_ITEM_LOCKED",
    });

    expect(body).toMatchObject({
      public_tokens: [],
      exit: { error: { error_code: "ITEM_LOCKED" }, status: "requires_credentials" },
    });
  });

  test.each([
    { name: "a code", change: { password: "mfa_device" } },
    { name: "questions", change: { password: "mfa_questions_3_2" } },
    { name: "selections", change: { password: "mfa_selections_2_2_4" } },
    { name: "a captcha", change: { password: '{"recaptcha":"good"}' } },
    { name: "an OAuth bank", change: { institution_id: "ins_127989" } },
    { name: "a remembered phone", change: { phone_number: "415-555-0012" } },
    { name: "a new phone", change: { phone_number: "415-555-0010" } },
    { name: "a phone on a new device", change: { phone_number: "415-555-0014" } },
  ])("completes Link with $name", async ({ change }) => {
    const { request, linkToken } = control();

    const completion = { link_token: await linkToken(), institution_id: "ins_109508", ...change };
    const { body } = await request("POST", "/link/complete", completion);

    expect(body.exit).toBeNull();
    expect(body.public_tokens).toHaveLength(1);
  });

  test.each([
    {
      name: "a wrong answer",
      change: { password: "mfa_device", mfa: "wrong" },
      code: "INVALID_MFA",
      status: "choose_device",
    },
    {
      name: "a bank that grants nothing",
      change: { institution_id: "ins_56", oauth: "ACCESS_NOT_GRANTED" },
      code: "ACCESS_NOT_GRANTED",
      status: "requires_oauth",
    },
    {
      name: "a captcha that is bad",
      change: { password: '{"recaptcha":"bad"}' },
      code: "RECAPTCHA_BAD",
      status: "requires_recaptcha",
    },
  ])("leaves Link after $name", async ({ change, code, status }) => {
    const { request, linkToken } = control();

    const completion = { link_token: await linkToken(), institution_id: "ins_109508", ...change };
    const { body } = await request("POST", "/link/complete", completion);

    expect(body).toMatchObject({
      public_tokens: [],
      exit: { error: { error_code: code }, status },
    });
  });

  test.each([
    { name: "an unknown institution", change: { institution_id: "ins_0" } },
    { name: "accounts that are not offered", change: { accounts: ["made up"] } },
    { name: "a login it does not know", change: { username: "user_link_recovery" } },
    { name: "a field it does not know", change: { colour: "red" } },
  ])("refuses to complete Link with $name", async ({ change }) => {
    const { request, linkToken } = control();

    const completion = { link_token: await linkToken(), institution_id: "ins_109508", ...change };
    const { status, body } = await request("POST", "/link/complete", completion);

    expect(status).toBe(400);
    expect(body.error).toEqual(expect.any(String));
  });

  test("forgets everything on reset", async () => {
    const { request, call, linkItem } = control();
    const { accessToken } = await linkItem();

    await request("POST", "/reset");
    const { body } = await request("GET", "/calls");
    const after = await call("/item/get", { access_token: accessToken });

    expect(body.calls).toEqual([]);
    expect(after.body.error_code).toBe("INVALID_ACCESS_TOKEN");
  });

  test("takes no order from a web page", async () => {
    const { request } = control();

    const { status } = await request("POST", "/reset", undefined, {
      origin: "http://evil.example",
    });

    expect(status).toBe(403);
  });
});

describe("a fault", () => {
  test("answers with Plaid's error, as often as it was told to", async () => {
    const { request, call } = control();
    await request("POST", "/faults", {
      path: "/link/token/create",
      errorCode: "RATE_LIMIT",
      times: 2,
    });

    const answers = [
      await call("/link/token/create", linkTokenRequest),
      await call("/link/token/create", linkTokenRequest),
      await call("/link/token/create", linkTokenRequest),
    ];

    expect(answers.map(({ status }) => status)).toEqual([429, 429, 200]);
    expect(answers[0]?.body).toMatchObject({
      error_type: "RATE_LIMIT_EXCEEDED",
      request_id: expect.any(String),
    });
  });

  test("can do the work and then fail the answer", async () => {
    const { emulator, call, linkItem } = control();
    const { accessToken } = await linkItem();
    emulator.control.addFault({
      path: "/item/remove",
      errorCode: "INTERNAL_SERVER_ERROR",
      afterEffect: true,
    });

    const removed = await call("/item/remove", { access_token: accessToken });
    const after = await call("/item/get", { access_token: accessToken });

    expect(removed.status).toBe(500);
    expect(after.body.error_code).toBe("ITEM_NOT_FOUND");
  });

  test("can do the work at once and answer late", async () => {
    const { emulator, call, linkItem } = control();
    const { accessToken: access_token } = await linkItem();
    emulator.control.addFault({ path: "/item/remove", delayMs: 60, afterEffect: true });

    const begun = performance.now();
    const removing = call("/item/remove", { access_token });
    const meanwhile = await call("/item/get", { access_token });
    const removed = await removing;

    expect(meanwhile.body.error_code).toBe("ITEM_NOT_FOUND");
    expect(removed.status).toBe(200);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(55);
  });

  test("can cut the connection, which the log tells", async () => {
    const { emulator, call } = control();
    emulator.control.addFault({ path: "/item/get", reset: true });

    await expect(call("/item/get")).rejects.toThrow("connection was reset");

    expect(emulator.control.calls().at(-1)).toMatchObject({ path: "/item/get", status: null });
  });

  test("can answer a web page, a bare status, or late", async () => {
    const { emulator } = control();
    const get = () =>
      emulator.fetch(new Request("http://localhost/link/v2/stable/link-initialize.js"));
    const path = "/link/v2/stable/link-initialize.js";
    emulator.control.addFault({ path, garbage: true });
    emulator.control.addFault({ path, status: 503 });
    emulator.control.addFault({ path, delayMs: 60 });

    const page = await get();
    const bare = await get();
    const begun = performance.now();
    const late = await get();

    expect(await page.text()).toContain("<html>");
    expect(bare.status).toBe(503);
    expect(late.status).toBe(200);
    expect(performance.now() - begun).toBeGreaterThan(50);
  });

  test("is gone when faults are cleared", async () => {
    const { request, call } = control();
    await request("POST", "/faults", { path: "*", status: 503, times: 9 });

    await request("DELETE", "/faults");

    expect((await call("/link/token/create", linkTokenRequest)).status).toBe(200);
  });

  test.each([
    { name: "an error code it does not know", fault: { path: "/x", errorCode: "NOPE" } },
    { name: "no path", fault: { status: 500 } },
  ])("is refused with $name", async ({ fault }) => {
    const { request } = control();

    expect((await request("POST", "/faults", fault)).status).toBe(400);
  });
});
