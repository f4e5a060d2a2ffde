import { describe, expect, test } from "vitest";
import { freshEmulator, linkTokenRequest } from "./api-client";
import { linkPage, signIn, toInstitutions } from "./link-page";

const MINUTE_MS = 60_000;

/** What a person does at a bank who shares an account. */
const bankSteps: Record<string, string>[] = [
  { action: "continue" },
  { action: "sign_in" },
  { action: "submit_code", code: "1234" },
  { action: "select_accounts", accounts: "0000" },
  { action: "connect", agree: "yes" },
];

/** An emulator, a link token with a Hosted page, and a browser. */
async function hosted(hosted_link: object = {}, request: object = {}) {
  const fresh = freshEmulator();
  const { body } = await fresh.call("/link/token/create", {
    ...linkTokenRequest,
    hosted_link,
    ...request,
  });
  const browser = linkPage(fresh.emulator);
  const sessions = async () => {
    const answer = await fresh.call("/link/token/get", { link_token: body.link_token });
    return answer.body.link_sessions;
  };
  return { ...fresh, ...browser, body, url: body.hosted_link_url as string, sessions };
}

describe("POST /link/token/create with hosted_link", () => {
  test("answers the address of a page on the emulator that was called", async () => {
    const { body } = await hosted();

    expect(body.hosted_link_url).toMatch(/^http:\/\/localhost\/hl\/[a-z0-9]{34}$/);
    expect(body.expiration).toBe("2026-03-01T12:30:00Z");
  });

  test("answers no address without it", async () => {
    const { body } = await freshEmulator().call("/link/token/create", linkTokenRequest);

    expect(body).not.toHaveProperty("hosted_link_url");
  });

  const reachable = {
    user: {
      client_user_id: "u",
      phone_number: "+1 415 555 0123",
      email_address: "leslie@knope.example",
    },
  };

  test.each([
    { link: { delivery_method: "sms" }, expiration: "2026-03-02T12:00:00Z" },
    { link: { delivery_method: "email" }, expiration: "2026-03-08T12:00:00Z" },
    { link: { url_lifetime_seconds: 1 }, expiration: "2026-03-01T12:00:01Z" },
    { link: { url_lifetime_seconds: 1_814_400 }, expiration: "2026-03-22T12:00:00Z" },
    {
      link: { delivery_method: "email", url_lifetime_seconds: 60 },
      expiration: "2026-03-01T12:01:00Z",
    },
  ])("lives as long as $link wants", async ({ link, expiration }) => {
    const { body } = await hosted(link, reachable);

    expect(body.expiration).toBe(expiration);
  });

  test("lives half an hour at most in update mode", async () => {
    const { call, linkItem } = freshEmulator();
    const { accessToken: access_token } = await linkItem();
    const { products, ...request } = linkTokenRequest;

    const { body } = await call("/link/token/create", {
      ...request,
      access_token,
      hosted_link: { url_lifetime_seconds: 86_400 },
    });

    expect(body.expiration).toBe("2026-03-01T12:30:00Z");
  });

  test.each([
    { name: "lives no time", link: { url_lifetime_seconds: 0 } },
    { name: "lives longer than 21 days", link: { url_lifetime_seconds: 1_814_401 } },
    { name: "is sent to no phone number", link: { delivery_method: "sms" } },
    { name: "is sent to no address", link: { delivery_method: "email" } },
    { name: "returns to no URI", link: { completion_redirect_uri: "back" } },
    { name: "returns to a script", link: { completion_redirect_uri: "javascript:alert(1)" } },
    { name: "is for Android", link: {}, request: { android_package_name: "com.acorn" } },
  ])("refuses one that $name", async ({ link, request }) => {
    const { body } = await hosted(link, request);

    expect(body).toMatchObject({ error_type: "INVALID_REQUEST", error_code: "INVALID_FIELD" });
  });

  test.each([
    { method: "sms", to: "+1 415 555 0123" },
    { method: "email", to: "leslie@knope.example" },
  ])("puts what would be sent by $method into the outbox", async ({ method, to }) => {
    const { emulator, get, url } = await hosted({ delivery_method: method }, reachable);

    const answer = await get("/__emulator/outbox");
    const page = await (await get("/outbox")).text();

    expect(await answer.json()).toEqual({
      messages: [
        {
          at: "2026-03-01T12:00:00.000Z",
          method,
          to,
          text: `Acorn asks you to link an account: ${url}`,
          url,
        },
      ],
    });
    expect(page).toContain(`href="${url}"`);
    emulator.control.reset();
    expect(emulator.control.outbox()).toEqual([]);
  });
});

describe("the page of a Hosted Link", () => {
  test("shows Link, lets nothing else run, and cannot be framed", async () => {
    const { get, url } = await hosted({}, { language: "es" });

    const page = await get(url);

    expect(page.status).toBe(200);
    expect(page.headers.get("content-security-policy")).toMatch(
      /default-src 'none'.*frame-ancestors 'none'/,
    );
    const html = await page.text();
    expect(html).toContain('<html lang="es"');
    expect(html).toContain('src="/link/v2/stable/frame.js"');
    expect(html).not.toMatch(/link-sandbox-/);
  });

  test("opens a session each time, two at once too, and each ends by itself", async () => {
    const { openHosted, act, url, sessions } = await hosted();
    expect(await sessions()).toBeUndefined();

    const first = await openHosted(url);
    const second = await openHosted(url);
    await act(second.id, ...toInstitutions, ...signIn(), { action: "finish" });

    const [junk, done] = await sessions();
    expect(junk).toMatchObject({ link_session_id: first.id, finished_at: null });
    expect(junk).not.toHaveProperty("results");
    expect(junk.events.map(({ event_name }: { event_name: string }) => event_name)).toEqual([
      "TRANSITION_VIEW",
      "OPEN",
    ]);
    expect(done).toMatchObject({
      link_session_id: second.id,
      finished_at: expect.any(String),
      results: { item_add_results: [{ public_token: expect.stringMatching(/^public-/) }] },
    });
  });

  test("tells how a session was left", async () => {
    const { openHosted, act, url, sessions } = await hosted();

    const { id } = await openHosted(url);
    await act(id, ...toInstitutions, { action: "force_exit" });

    const [left] = await sessions();
    expect(left.exit).toMatchObject({
      error: null,
      metadata: { status: "institution_not_found", link_session_id: id },
    });
    expect(left).not.toHaveProperty("on_success");
  });

  test("is told of where Link events were not asked for too", async () => {
    const { emulator, openHosted, url, sessions } = await hosted();
    emulator.control.changeSettings({ linkEvents: false });

    await openHosted(url);

    expect(await sessions()).toHaveLength(1);
  });

  test("opens its bank in a window even in a webview, as there is no page of the app's to leave", async () => {
    const { emulator, openHosted, act, url } = await hosted(
      {},
      { redirect_uri: "https://app.example/oauth" },
    );
    emulator.control.changeSettings({ webview: true });

    const { id } = await openHosted(url);
    const view = await act(
      id,
      ...toInstitutions,
      { action: "select_institution", institution_id: "ins_127287" },
      { action: "open_oauth" },
    );

    expect(view.redirect).toBeNull();
  });

  describe("in an app's secure browser", () => {
    const toBank = [
      ...toInstitutions,
      { action: "select_institution", institution_id: "ins_127287" },
      { action: "open_oauth" },
    ];

    test("leaves for a bank, whose way back is the page itself", async () => {
      const { openHosted, act, get, url } = await hosted({ is_mobile_app: true });
      const { id } = await openHosted(url);

      const { redirect } = await act(id, ...toBank);

      const stateId = redirect.split("/").at(-1);
      const cancelled = await get(redirect, { action: "cancel" });
      const { pathname } = new URL(url);
      expect(await cancelled.text()).toContain(
        `data-return="${pathname}?oauth_state_id=${stateId}"`,
      );
    });

    test("goes on with its session after the bank, and finishes it once", async () => {
      const { openHosted, act, get, call, emulator, url, sessions } = await hosted(
        { is_mobile_app: true },
        { webhook: "http://127.0.0.1:1/webhook" },
      );
      const { id } = await openHosted(url);
      const { redirect } = await act(id, ...toBank);
      for (const step of bankSteps) await get(redirect, step);

      const back = await openHosted(url, redirect.split("/").at(-1));
      await act(back.id, { action: "proceed" }, { action: "finish" });

      expect(back.id).toBe(id);
      const [session, ...others] = await sessions();
      expect(others).toEqual([]);
      const [{ public_token }] = session.results.item_add_results;
      const exchanged = await call("/item/public_token/exchange", { public_token });
      expect(exchanged.status).toBe(200);
      const codes = emulator.control.webhooks().map(({ body }) => body.webhook_code);
      expect(codes.filter((code) => code === "SESSION_FINISHED")).toHaveLength(1);
    });

    test("opens a bank in a window where the same token runs in a page of the app", async () => {
      const { open, act, body } = await hosted({ is_mobile_app: true });

      const { id } = await open(body.link_token);
      const view = await act(id, ...toBank);

      expect(view.redirect).toBeNull();
    });
  });

  test("says that it has expired, and is not there for an address nobody was given", async () => {
    const { emulator, get, openHosted, url } = await hosted({ url_lifetime_seconds: 60 });
    emulator.control.advanceClock({ advanceMs: MINUTE_MS });

    const expired = await get(url);
    const unknown = await get(`${url.slice(0, -1)}_`);

    expect(expired.status).toBe(410);
    expect(await expired.text()).toContain("This link has expired");
    expect(unknown.status).toBe(404);
    expect((await openHosted(url)).html).toContain("INVALID_LINK_TOKEN");
  });

  test.each([
    { linkTokens: "reusable", status: 200 },
    { linkTokens: "single-use", status: 410 },
  ] as const)("after a success is $status where link tokens are $linkTokens", async (case_) => {
    const { emulator, get, body, url } = await hosted();
    emulator.control.changeSettings({ linkTokens: case_.linkTokens });

    const { link_token } = body;
    emulator.control.completeLink({ link_token, institution_id: "ins_109508" });

    expect((await get(url)).status).toBe(case_.status);
  });

  test("says that the link is no longer valid once a session has used up its logins", async () => {
    const { get, openHosted, act, url } = await hosted();
    const wrong = { action: "submit_credentials", username: "user_good", password: "no" };

    const { id } = await openHosted(url);
    await act(id, ...toInstitutions, signIn()[0] ?? {});
    for (let tries = 0; tries < 5; tries += 1) await act(id, wrong, { action: "proceed" });

    const page = await get(url);
    expect(page.status).toBe(410);
    expect(await page.text()).toContain("no longer valid");
  });
});

describe("the end of a Hosted session", () => {
  async function left(hosted_link: object) {
    const { openHosted, act, get, url } = await hosted(hosted_link);
    const { id } = await openHosted(url);
    await act(id, { action: "force_exit" });
    return get(`${url}/done?session=${id}`);
  }

  test("leads to the app's page, with nothing added to its address", async () => {
    const page = await left({ completion_redirect_uri: "https://app.example/back?a=1" });

    expect(page.status).toBe(303);
    expect(page.headers.get("location")).toBe("https://app.example/back?a=1");
  });

  test("offers a link to an app's own scheme", async () => {
    const page = await left({ completion_redirect_uri: "acorn://linked" });

    expect(page.status).toBe(200);
    expect(await page.text()).toContain('href="acorn://linked"');
  });

  test("tells the person to return where the app has not said to where", async () => {
    const html = await (await left({})).text();

    expect(html).toContain("You can return to Acorn now.");
    expect(html).not.toContain("data-return");
  });

  test("is not there before, and not for a session of another link", async () => {
    const { openHosted, get, url, emulator, call } = await hosted();
    const { id } = await openHosted(url);
    const other = await call("/link/token/create", { ...linkTokenRequest, hosted_link: {} });
    const of = other.body.link_token;
    const { link_session_id } = emulator.control.completeLink({ link_token: of, exit: true });

    for (const session of [id, link_session_id, "unknown"]) {
      const page = await get(`${url}/done?session=${session}`);
      expect(page.headers.get("location"), session).toBe(new URL(url).pathname);
    }
  });
});
