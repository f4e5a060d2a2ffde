import { describe, expect, test } from "vitest";
import { freshEmulator } from "../api-client";

const bank = { institution_id: "ins_109508" };

describe("a link token", () => {
  test("opens Link again after it has linked something, as in the Sandbox", async () => {
    const { emulator, linkToken } = freshEmulator();
    const link_token = await linkToken();

    emulator.control.completeLink({ link_token, ...bank });
    const second = emulator.control.completeLink({ link_token, ...bank });

    expect(second.public_tokens).toHaveLength(1);
  });

  test("does not, as in Production, when the settings say so; leaving does not use it up", async () => {
    const { emulator, linkToken } = freshEmulator();
    emulator.control.changeSettings({ linkTokens: "single-use" });
    const link_token = await linkToken();

    emulator.control.completeLink({ link_token, ...bank, password: "wrong" });
    const first = emulator.control.completeLink({ link_token, ...bank });
    const second = emulator.control.completeLink({ link_token, ...bank });

    expect(first.public_tokens).toHaveLength(1);
    expect(second.exit).toMatchObject({ error: { error_code: "INVALID_LINK_TOKEN" } });
  });

  test("dies of too many refused logins in one session, for every later one", async () => {
    const { emulator, linkToken } = freshEmulator();
    const link_token = await linkToken();
    const send = async (path: string, body: object) => {
      const url = `http://localhost/link/v2/stable/sessions${path}`;
      const request = new Request(url, { method: "POST", body: JSON.stringify(body) });
      return (await emulator.fetch(request)).json();
    };
    const { id } = await send("", { link_token });
    await send(`/${id}`, { action: "continue" });
    await send(`/${id}`, { action: "skip_phone" });
    await send(`/${id}`, { action: "select_institution", ...bank });
    const refused = { action: "submit_credentials", username: "user_good", password: "no" };

    let view = { html: "" };
    for (let tries = 0; tries < 5; tries += 1) {
      await send(`/${id}`, refused);
      view = await send(`/${id}`, { action: "proceed" });
    }
    const later = emulator.control.completeLink({ link_token, ...bank });

    expect(view.html).toContain("INVALID_LINK_TOKEN");
    expect(later.exit).toMatchObject({ error: { error_code: "INVALID_LINK_TOKEN" } });
  });
});

describe("the choice of accounts", () => {
  const accountsOf = async (
    settings: { accountSelect: "multiple" | "one" | "all" },
    accounts?: string[],
  ) => {
    const { emulator, call, linkToken } = freshEmulator();
    emulator.control.changeSettings(settings);
    const link_token = await linkToken();
    const { public_tokens } = emulator.control.completeLink({ link_token, ...bank, accounts });
    const [public_token] = public_tokens;
    const { access_token } = (await call("/item/public_token/exchange", { public_token })).body;
    const { body } = await call("/accounts/get", { access_token });
    const session = (await call("/link/token/get", { link_token })).body.link_sessions[0];
    const views = session.events.map(
      ({ event_metadata }: { event_metadata: { view_name?: string } }) => event_metadata.view_name,
    );
    return { count: body.accounts.length, views };
  };

  test("is not asked for where the Dashboard has all shared", async () => {
    const { count, views } = await accountsOf({ accountSelect: "all" });

    expect(count).toBe(12);
    expect(views).not.toContain("SELECT_ACCOUNT");
  });

  test("is of one where the Dashboard says so", async () => {
    expect((await accountsOf({ accountSelect: "one" }, ["1111"])).count).toBe(1);
    await expect(accountsOf({ accountSelect: "one" })).rejects.toThrow("accounts");
  });

  test("is given up after five idle minutes on the emulator's clock", async () => {
    const { emulator, linkToken } = freshEmulator();
    const send = async (path: string, body: object) => {
      const url = `http://localhost/link/v2/stable/sessions${path}`;
      const request = new Request(url, { method: "POST", body: JSON.stringify(body) });
      return (await emulator.fetch(request)).json();
    };
    const { id } = await send("", { link_token: await linkToken() });
    await send(`/${id}`, { action: "continue" });
    await send(`/${id}`, { action: "skip_phone" });
    await send(`/${id}`, { action: "select_institution", ...bank });
    const login = { username: "user_good", password: "pass_good" };
    await send(`/${id}`, { action: "submit_credentials", ...login });
    await send(`/${id}`, { action: "proceed" });

    emulator.control.advanceClock({ advanceMs: 5 * 60_000 - 1 });
    const before = await send(`/${id}`, { action: "heartbeat" });
    emulator.control.advanceClock({ advanceMs: 1 });
    const after = await send(`/${id}`, { action: "heartbeat" });
    const { callback } = await send(`/${id}`, { action: "exit" });

    expect(before.html).toContain("Plaid Checking");
    expect(after.html).toContain("Session expired");
    expect(callback.error.error_code).toBe("USER_INPUT_TIMEOUT");
  });
});
