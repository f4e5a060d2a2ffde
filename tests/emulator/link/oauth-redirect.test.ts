import { describe, expect, test } from "vitest";
import { freshEmulator } from "../api-client";

const redirect_uri = "https://app.example/link/return";
const webview = { "user-agent": "Mozilla/5.0 (Linux; Android 15; Pixel; wv) Chrome/140" };
const unknownId = "00000000-0000-4000-8000-000000000000";

/** An app whose link token has a redirect URI, in a webview, up to a bank's own page. */
async function atBank(headers: Record<string, string> = webview) {
  const { emulator, call, linkToken } = freshEmulator();
  const send = async (path: string, body: object) => {
    const request = new Request(`http://localhost/link/v2/stable/sessions${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
    const response = await emulator.fetch(request);
    return { status: response.status, view: await response.json() };
  };
  const visit = async (path: string, ...forms: Record<string, string>[]) => {
    let html = await (await emulator.fetch(new Request(`http://localhost${path}`))).text();
    for (const form of forms) {
      const body = new URLSearchParams(form);
      const request = new Request(`http://localhost${path}`, { method: "POST", body });
      html = await (await emulator.fetch(request)).text();
    }
    return html;
  };

  const link_token = await linkToken({ redirect_uri });
  const { view } = await send("", { link_token });
  const act = async (action: object) => (await send(`/${view.id}`, action)).view;
  await act({ action: "continue" });
  await act({ action: "skip_phone" });
  await act({ action: "select_institution", institution_id: "ins_56" });
  const opened = await act({ action: "open_oauth" });
  const bank: string = opened.redirect;
  const reopen = (changes: object = {}) =>
    send("", {
      link_token,
      received_redirect_uri: `${redirect_uri}?oauth_state_id=${bank?.split("/").at(-1)}`,
      ...changes,
    });
  return { emulator, call, linkToken, send, visit, opened, bank, reopen, link_token, id: view.id };
}

const allSteps: Record<string, string>[] = [
  { action: "continue" },
  { action: "sign_in" },
  { action: "submit_code", code: "1234" },
  { action: "select_accounts", accounts: "0000" },
  { action: "connect", agree: "yes" },
];

describe("OAuth in a webview", () => {
  test("leaves the page, and comes back to the redirect URI with a state id and nothing else", async () => {
    const { visit, bank } = await atBank();

    const html = await visit(bank, ...allSteps);

    const stateId = bank.split("/").at(-1);
    expect(html).toContain(`data-return="${redirect_uri}?oauth_state_id=${stateId}"`);
    expect(stateId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  test("goes on with the same session, and tells the second page of itself only", async () => {
    const { visit, bank, reopen, send, call, link_token, id } = await atBank();
    await visit(bank, ...allSteps);

    const { view } = await reopen();
    await send(`/${view.id}`, { action: "proceed" });
    const { view: done } = await send(`/${view.id}`, { action: "finish" });

    expect(view.id).toBe(id);
    expect(view.events).toMatchObject([{ name: "OPEN", metadata: { view_name: null } }]);
    const names = done.events.map(
      ({ name, metadata }: { name: string; metadata: { view_name: string } }) =>
        [name, metadata.view_name].filter(Boolean).join(" "),
    );
    expect(names).toEqual(["TRANSITION_VIEW LOADING", "TRANSITION_VIEW CONNECTED", "HANDOFF"]);
    expect(done.callback.metadata.accounts).toHaveLength(1);
    const { body } = await call("/link/token/get", { link_token });
    expect(body.link_sessions).toHaveLength(1);
  });

  test("can be cancelled at the bank, and tried again on the second page", async () => {
    const { visit, bank, reopen, send } = await atBank();
    await visit(bank, { action: "cancel" });

    const { view } = await reopen();
    const { view: again } = await send(`/${view.id}`, { action: "open_oauth" });

    expect(again.redirect).toMatch(/\/bank\//);
    expect(again.redirect).not.toBe(bank);
  });

  test("takes a return but once: the second is answered with Plaid's 208, and no callback", async () => {
    const { visit, bank, reopen } = await atBank();
    await visit(bank, ...allSteps);
    await reopen();

    const { status, view } = await reopen();

    expect(status).toBe(208);
    expect(view.error_code).toBe("OAUTH_STATE_ID_ALREADY_PROCESSED");
    expect(view.id).toBeUndefined();
  });

  test.each([
    {
      name: "an unknown state id",
      uri: `${redirect_uri}?oauth_state_id=${unknownId}`,
      code: "OAUTH_STATE_ID_NOT_FOUND",
      status: 404,
    },
    { name: "no state id", uri: redirect_uri, code: "INVALID_FIELD", status: 400 },
    {
      name: "another parameter",
      uri: `${redirect_uri}?oauth_state_id=${unknownId}&x=1`,
      code: "INVALID_FIELD",
      status: 400,
    },
    {
      name: "a fragment",
      uri: `${redirect_uri}?oauth_state_id=${unknownId}#x`,
      code: "INVALID_FIELD",
      status: 400,
    },
    {
      name: "another page",
      uri: `https://app.example/else?oauth_state_id=${unknownId}`,
      code: "INVALID_FIELD",
      status: 400,
    },
  ])("cannot come back with $name", async ({ uri, code, status }) => {
    const { reopen, send } = await atBank();

    const answer = await reopen({ received_redirect_uri: uri });
    await send(`/${answer.view.id}`, { action: "exit" });
    const { view } = await send(`/${answer.view.id}`, { action: "confirm_exit" });

    expect(answer.status).toBe(status);
    expect(view.callback).toMatchObject({
      type: "exit",
      error: { error_code: code },
      metadata: { status: "requires_oauth", institution: null },
    });
    const names = view.events.map(({ name }: { name: string }) => name);
    expect(names).toEqual(["ERROR", "TRANSITION_VIEW", "TRANSITION_VIEW", "EXIT"]);
  });

  test("cannot come back with another link token", async () => {
    const { visit, bank, reopen, linkToken } = await atBank();
    await visit(bank, ...allSteps);

    const { status, view } = await reopen({ link_token: await linkToken({ redirect_uri }) });

    expect(status).toBe(400);
    expect(view.html).toContain("INCORRECT_LINK_TOKEN");
  });

  test("whose bank fails ends in INTERNAL_SERVER_ERROR", async () => {
    const { visit, bank, reopen } = await atBank();
    await visit(bank, { action: "continue" }, { action: "sign_in", simulate: "BANK_FAILS" });

    const { view } = await reopen();

    expect(view.html).toContain("INTERNAL_SERVER_ERROR");
  });

  test("that has not come back cannot be taken up", async () => {
    const { reopen } = await atBank();

    expect((await reopen()).view.html).toContain("OAUTH_STATE_ID_NOT_FOUND");
  });

  test("goes on after a restart of the page, not of the time a link token has", async () => {
    const { visit, bank, reopen, emulator } = await atBank();
    await visit(bank, ...allSteps);
    emulator.control.advanceClock({ advanceMs: 4 * 60 * 60 * 1000 });

    expect((await reopen()).view.html).toContain("INVALID_LINK_TOKEN");
  });
});

describe("OAuth in a browser", () => {
  test.each([
    { name: "of a computer", agent: "Mozilla/5.0 (X11; Linux) Chrome/140 Safari/537.36" },
    { name: "of a phone", agent: "Mozilla/5.0 (iPhone) Version/18 Mobile Safari/604.1" },
  ])("$name leaves the page where it is, redirect URI or not", async ({ agent }) => {
    const { opened } = await atBank({ "user-agent": agent });

    expect(opened.redirect).toBeNull();
    expect(opened.html).toContain("check_oauth");
  });
});

describe("a bank's page", () => {
  test("takes a wrong code as wrong, and asks again", async () => {
    const { visit, bank } = await atBank();

    const html = await visit(bank, ...allSteps.slice(0, 2), { action: "submit_code", code: "1" });

    expect(html).toContain("That code is not right.");
  });

  test.each(["ins_127989", "ins_127990"])("of %s always asks how to send a code", async (id) => {
    const { send, visit, linkToken } = await atBank();
    const { view } = await send("", { link_token: await linkToken({ redirect_uri }) });
    for (const action of [
      { action: "continue" },
      { action: "skip_phone" },
      { action: "select_institution", institution_id: id },
    ]) {
      await send(`/${view.id}`, action);
    }
    const { redirect } = (await send(`/${view.id}`, { action: "open_oauth" })).view;

    expect(await visit(redirect, ...allSteps.slice(0, 2))).toContain(
      "How shall we send your code?",
    );
  });

  test("cannot be framed, and takes no form of another site", async () => {
    const { emulator, bank } = await atBank();

    const shown = await emulator.fetch(new Request(`http://localhost${bank}`));
    const forged = await emulator.fetch(
      new Request(`http://localhost${bank}`, {
        method: "POST",
        headers: { origin: "http://evil.example" },
        body: new URLSearchParams({ action: "continue" }),
      }),
    );

    expect(shown.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(forged.status).toBe(403);
  });

  test("answers anything, known or not", async () => {
    const { emulator, bank } = await atBank();
    const post = (path: string, body: BodyInit) =>
      emulator.fetch(new Request(`http://localhost${path}`, { method: "POST", body }));

    expect((await post(bank, "{")).status).toBe(400);
    expect((await post(bank, new URLSearchParams({ action: "fly" }))).status).toBe(400);
    expect((await post("/link/v2/stable/bank/none", "")).status).toBe(404);
  });
});
