import { describe, expect, test } from "vitest";
import { freshEmulator } from "../api-client";

const FOUR_HOURS_MS = 4 * 60 * 60 * 1000;

function browser() {
  const { emulator, call, linkToken } = freshEmulator();
  const send = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const response = await emulator.fetch(
      new Request(`http://localhost/link/v2/stable/sessions${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      }),
    );
    return { status: response.status, view: await response.json() };
  };
  const get = (file: string) =>
    emulator.fetch(new Request(`http://localhost/link/v2/stable/${file}`));
  return { emulator, call, linkToken, send, get };
}

describe("Link in the browser", () => {
  test("is told of OPEN at once, and of the rest with the last callback", async () => {
    const { linkToken, send } = browser();

    const opened = await send("", { link_token: await linkToken() });
    const went = await send(`/${opened.view.id}`, { action: "continue" });
    const left = await send(`/${opened.view.id}`, { action: "force_exit" });

    const names = (view: { events: { name: string }[] }) => view.events.map(({ name }) => name);
    expect(names(opened.view)).toEqual(["OPEN"]);
    expect(names(went.view)).toEqual([]);
    expect(names(left.view)).toEqual(["TRANSITION_VIEW", "TRANSITION_VIEW", "EXIT"]);
    expect(left.view.callback).toEqual({
      type: "exit",
      error: null,
      metadata: {
        institution: null,
        status: "requires_credentials",
        link_session_id: opened.view.id,
        request_id: expect.any(String),
      },
    });
  });

  test("gives every event all keys, null where they do not apply", async () => {
    const { linkToken, send } = browser();

    const { view } = await send("", { link_token: await linkToken() });

    expect(Object.keys(view.events[0].metadata).toSorted()).toEqual([
      "account_number_mask",
      "error_code",
      "error_message",
      "error_type",
      "exit_status",
      "institution_id",
      "institution_name",
      "institution_search_query",
      "is_update_mode",
      "link_session_id",
      "match_reason",
      "mfa_type",
      "request_id",
      "routing_number",
      "selection",
      "timestamp",
      "view_name",
    ]);
  });

  test("answers a repeated last action with the same callback, so that a lost answer can be asked for again", async () => {
    const { linkToken, send } = browser();
    const { view } = await send("", { link_token: await linkToken() });

    const first = await send(`/${view.id}`, { action: "exit" });
    const second = await send(`/${view.id}`, { action: "exit" });

    expect(second.view).toEqual(first.view);
  });

  test.each([
    { name: "unknown", wait: 0, token: "link-sandbox-nope" },
    { name: "expired", wait: FOUR_HOURS_MS, token: null },
  ])("ends with INVALID_LINK_TOKEN when the token is $name", async ({ wait, token }) => {
    const { emulator, linkToken, send } = browser();
    const link_token = token ?? (await linkToken());
    emulator.control.advanceClock({ advanceMs: wait });

    const opened = await send("", { link_token });
    const left = await send(`/${opened.view.id}`, { action: "exit" });

    expect(opened.view.html).toContain("This link is no longer valid");
    expect(left.view.callback.error.error_code).toBe("INVALID_LINK_TOKEN");
  });

  test("ends with INVALID_LINK_TOKEN when the token expires on the way", async () => {
    const { emulator, linkToken, send } = browser();
    const { view } = await send("", { link_token: await linkToken() });
    emulator.control.advanceClock({ advanceMs: FOUR_HOURS_MS });

    const next = await send(`/${view.id}`, { action: "continue" });

    expect(next.view.html).toContain("This link is no longer valid");
  });

  test("shows what a person typed as text, never as markup", async () => {
    const { linkToken, send } = browser();
    const link_token = await linkToken({ client_name: "<b>Acorn</b>" });
    const { view } = await send("", { link_token });
    await send(`/${view.id}`, { action: "continue" });
    await send(`/${view.id}`, { action: "skip_phone" });

    const searched = await send(`/${view.id}`, { action: "search", query: "<script>1</script>" });

    expect(view.html).not.toContain("<b>");
    expect(searched.view.html).not.toContain("<script>");
  });

  test("shows a name that Plaid would find too long as This Application", async () => {
    const { linkToken, send } = browser();

    const { view } = await send("", {
      link_token: await linkToken({ client_name: "x".repeat(31) }),
    });

    expect(view.html).toContain("This Application");
  });

  test("takes no action from another site's page", async () => {
    const { linkToken, send } = browser();
    const link_token = await linkToken();

    const foreign = await send("", { link_token }, { origin: "http://evil.example" });
    const own = await send("", { link_token }, { origin: "http://localhost" });

    expect(foreign.status).toBe(403);
    expect(own.status).toBe(200);
  });

  test("runs nothing in the iframe but its own files, and lets any page embed it", async () => {
    const { get } = browser();

    const policy = (await get("link.html")).headers.get("content-security-policy");

    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors http: https:");
  });

  test.each(["link-initialize.js", "frame.js"])("serves %s as a script", async (file) => {
    const { get } = browser();

    const response = await get(file);

    expect(response.headers.get("content-type")).toContain("text/javascript");
    expect(await response.text()).not.toMatch(/\beval\(|new Function|\son\w+=/);
  });
});
