import { describe, expect, test } from "vitest";
import { sandboxPhones } from "@/emulator/data/sandbox-phones";
import { freshEmulator } from "../api-client";
import { eventNames, walk } from "./session-walk";

const FOUR_HOURS_MS = 4 * 60 * 60 * 1000;
const PHONE = "+14155550011";

const facts = { saved: (phone: string) => sandboxPhones.get(phone)?.saved ?? [] };
const choosing = (institutionId: string, isRemembered = false) => ({
  facts,
  circumstances: { chosenFirst: { institutionId, isRemembered } },
});

describe("a session for a bank that was chosen before", () => {
  test.each([
    { bank: "ins_109508", view: "TV CREDENTIAL" },
    { bank: "ins_56", view: "TV OAUTH" },
  ])("goes from consent straight to the login of $bank", ({ bank, view }) => {
    const session = walk([{ action: "continue" }], {}, choosing(bank));

    expect(eventNames(session)).toEqual(["SELECT_INSTITUTION", "OPEN", "TV CONSENT", view]);
    expect(session.events[0]?.detail.institution_id).toBe(bank);
  });

  test.each([
    { bank: "ins_132361", event: "SELECT_DOWN_INSTITUTION", code: "INSTITUTION_DOWN" },
    { bank: "ins_133402", event: "SELECT_FILTERED_INSTITUTION", code: "ITEM_NOT_SUPPORTED" },
  ])("says after consent why $bank cannot be linked: $code", ({ bank, event, code }) => {
    const session = walk([{ action: "continue" }], {}, choosing(bank));

    expect(session.events[0]?.name).toBe(event);
    expect(session.pane).toEqual({ name: "problem", code });
  });

  test("warns of a degraded bank and goes on", () => {
    const session = walk([{ action: "continue" }], {}, choosing("ins_132363"));

    expect(eventNames(session).slice(0, 3)).toEqual([
      "SELECT_DEGRADED_INSTITUTION",
      "SELECT_INSTITUTION",
      "OPEN",
    ]);
    expect(session.pane.name).toBe("credentials");
  });

  test("names a bank of the app's routing number as a match", () => {
    const session = walk([], { routingNumber: "011401533" }, choosing("ins_109508"));

    expect(session.events[0]).toMatchObject({
      name: "MATCHED_SELECT_INSTITUTION",
      detail: { match_reason: "routing_number", routing_number: "011401533" },
    });
  });

  test("asks nobody for a phone number before the bank, and offers to save the accounts after it", () => {
    const session = walk(
      [
        { action: "continue" },
        { action: "submit_credentials", username: "user_good", password: "pass_good" },
        { action: "proceed" },
        { action: "select_accounts", accounts: ["0000"] },
        { action: "submit_phone", phone_number: "415-555-0010" },
        { action: "submit_otp", otp: "123456" },
      ],
      {},
      choosing("ins_109508"),
    );

    expect(session.result).toEqual({ kind: "success" });
    expect(session.linked).toMatchObject([{ masks: ["0000"] }]);
    expect(session.phone).toBe("+14155550010");
  });

  test("leads to the search for another bank on the way back", () => {
    const session = walk([{ action: "continue" }, { action: "back" }], {}, choosing("ins_109508"));

    expect(session.pane).toEqual({ name: "institutions", query: "" });
    expect(session.institutionId).toBeNull();
  });

  test("can be left at consent, with the bank in the exit", () => {
    const session = walk([{ action: "exit" }], {}, choosing("ins_109508"));

    expect(session.result).toMatchObject({ kind: "exit", status: "requires_credentials" });
    expect(session.institutionId).toBe("ins_109508");
  });
});

describe("a returning user", () => {
  const remembered = choosing("ins_109509", true);
  const phoneNumber = PHONE;

  test("links the bank with a code and no login", () => {
    const session = walk(
      [
        { action: "continue" },
        { action: "submit_otp", otp: "123456" },
        { action: "share_saved", institution_id: "ins_109509", accounts: ["0000"] },
      ],
      { phoneNumber },
      remembered,
    );

    expect(eventNames(session)).toEqual([
      "MATCHED_SELECT_INSTITUTION",
      "OPEN",
      "TV CONSENT",
      "VERIFY_PHONE",
      "AUTO_SUBMIT_PHONE",
      "TV VERIFY_PHONE",
      "SUBMIT_OTP",
      "TV SELECT_SAVED_ACCOUNT",
      "HANDOFF",
    ]);
    expect(session.events[0]?.detail.match_reason).toBe("returning_user");
    expect(session.result).toEqual({ kind: "success" });
    expect(session.linked).toMatchObject([{ masks: ["0000"] }]);
  });

  test("is shown the accounts of that bank only", () => {
    const session = walk(
      [{ action: "continue" }, { action: "submit_otp", otp: "123456" }],
      { phoneNumber },
      remembered,
    );

    expect(session.pane).toMatchObject({
      name: "saved",
      saved: [expect.objectContaining({ institutionId: "ins_109509" })],
    });
  });

  test("who gives no code signs in at the bank", () => {
    const session = walk(
      [{ action: "continue" }, { action: "skip_phone" }],
      { phoneNumber },
      remembered,
    );

    expect(session.pane).toEqual({ name: "credentials", problem: null });
    expect(session.institutionId).toBe("ins_109509");
  });

  test("who goes on to another bank is no match there", () => {
    const session = walk(
      [
        { action: "continue" },
        { action: "submit_otp", otp: "123456" },
        { action: "connect_new" },
        { action: "select_institution", institution_id: "ins_109511" },
      ],
      { phoneNumber },
      remembered,
    );

    expect(eventNames(session)).toContain("SELECT_INSTITUTION");
    expect(session.pane.name).toBe("credentials");
  });
});

describe("POST /link/v2/stable/embedded", () => {
  test("shows the banks of the token's countries and products, and starts no session", async () => {
    const { call, linkToken, show } = embeddedModule();
    const link_token = await linkToken({ country_codes: ["GB"] });

    const { view } = await show({ link_token });

    expect(view.html).toContain("Royal Bank of Plaid");
    expect(view.html).not.toContain("First Gingham Credit Union");
    expect(view.callback).toBeNull();
    const { body } = await call("/link/token/get", { link_token });
    expect(body).not.toHaveProperty("link_sessions");
  });

  test("searches, shows what is typed as text, and says when nothing matches", async () => {
    const { linkToken, show } = embeddedModule();
    const link_token = await linkToken();

    const found = await show({ link_token, query: "gingham" });
    const nothing = await show({ link_token, query: "<b>qqq</b>" });

    expect(found.view.html).toContain("First Gingham Credit Union");
    expect(found.view.html).not.toContain("Tartan Bank");
    expect(nothing.view.html).toContain("Nothing matches");
    expect(nothing.view.html).not.toContain("<b>");
  });

  test("puts banks first that the person of the token's phone number linked before", async () => {
    const { linkToken, show } = embeddedModule();
    const user = { client_user_id: "user-1", phone_number: "+1 415-555-0013" };

    const { view } = await show({ link_token: await linkToken({ user }) });
    const stranger = await show({ link_token: await linkToken() });

    const [first] = view.html.split("</li>");
    expect(first).toContain("Platypus OAuth Bank");
    expect(first).toContain("Linked before");
    expect(stranger.view.html).not.toContain("Linked before");
  });

  test.each([
    { name: "unknown", token: "link-sandbox-nope", wait: 0 },
    { name: "expired", token: null, wait: FOUR_HOURS_MS },
  ])("says INVALID_LINK_TOKEN of a token that is $name", async ({ token, wait }) => {
    const { emulator, linkToken, show } = embeddedModule();
    const link_token = token ?? (await linkToken());
    emulator.control.advanceClock({ advanceMs: wait });

    const { view } = await show({ link_token });

    expect(view.html).toContain("This link is no longer valid");
    expect(view.callback).toMatchObject({
      type: "exit",
      error: { error_code: "INVALID_LINK_TOKEN" },
      metadata: { institution: null, status: null },
    });
  });

  test("refuses a token for update mode, in the module and for the console", async () => {
    const { show, open, linkToken, linkItem } = embeddedModule();
    const { accessToken } = await linkItem();
    const link_token = await linkToken({ access_token: accessToken, products: undefined });

    const { view } = await show({ link_token });
    const opened = await open({ link_token, institution_id: "ins_109508" });

    expect(view.refusal).toContain("update mode");
    expect(view.html).toContain(view.refusal);
    expect(view.html).not.toContain("First Platypus Bank");
    expect(opened.status).toBe(400);
  });

  test.each([
    { name: "Hosted Link", changes: { hosted_link: {} } },
    { name: "Multi-Item Link", changes: { enable_multi_item_link: true } },
  ])("refuses a token for $name", async ({ name, changes }) => {
    const { call, show, open, linkToken } = embeddedModule();
    const { user_id } = (await call("/user/create", { client_user_id: "user-1" })).body;
    const link_token = await linkToken({ user_id, ...changes });

    const { view } = await show({ link_token });
    const opened = await open({ link_token, institution_id: "ins_109508" });

    expect(view.refusal).toContain(name);
    expect(opened.status).toBe(400);
  });

  test("refuses a token for Layer", async () => {
    const { call, show, open } = embeddedModule();
    const request = { template_id: "template_emulator", user: { client_user_id: "user-1" } };
    const { link_token } = (await call("/session/token/create", request)).body.link;

    const { view } = await show({ link_token });
    const opened = await open({ link_token, institution_id: "ins_109508" });

    expect(view.refusal).toContain("Layer");
    expect(opened.status).toBe(400);
  });

  test("refuses a webview", async () => {
    const { show, linkToken } = embeddedModule();

    const { view } = await show(
      { link_token: await linkToken() },
      { "user-agent": "Mozilla/5.0 (Linux; Android 14; wv) Chrome/120" },
    );

    expect(view.refusal).toContain("webview");
  });

  test("takes no request from another site's page, and none without a token", async () => {
    const { show, linkToken } = embeddedModule();
    const link_token = await linkToken();

    const foreign = await show({ link_token }, { origin: "http://evil.example" });
    const empty = await show({});

    expect(foreign.status).toBe(403);
    expect(empty).toMatchObject({ status: 400, view: { error: "link_token is missing" } });
  });
});

describe("POST /link/v2/stable/sessions for a chosen bank", () => {
  test("tells the page of the choice and of OPEN at once, in this order", async () => {
    const { call, open, linkToken } = embeddedModule();
    const link_token = await linkToken();

    const { view } = await open({ link_token, institution_id: "ins_109508" });

    expect(view.events.map(({ name }: { name: string }) => name)).toEqual([
      "SELECT_INSTITUTION",
      "OPEN",
    ]);
    expect(view.html).toContain("Acorn uses Plaid");
    const { body } = await call("/link/token/get", { link_token });
    expect(body.link_sessions[0].events.at(-1)).toMatchObject({
      event_name: "SELECT_INSTITUTION",
      event_metadata: { institution_id: "ins_109508" },
    });
  });

  test("finds by itself whether the person is known by the token's phone number", async () => {
    const { open, linkToken } = embeddedModule();
    const user = { client_user_id: "user-1", phone_number: PHONE };
    const link_token = await linkToken({ user });

    const known = await open({ link_token, institution_id: "ins_109509" });
    const other = await open({ link_token, institution_id: "ins_109511" });

    expect(known.view.events[0].name).toBe("MATCHED_SELECT_INSTITUTION");
    expect(other.view.events[0].name).toBe("SELECT_INSTITUTION");
  });

  test("refuses a bank that does not exist", async () => {
    const { open, linkToken } = embeddedModule();

    const { status, view } = await open({
      link_token: await linkToken(),
      institution_id: "ins_0",
    });

    expect(status).toBe(400);
    expect(view.error).toBe("institution_id is unknown");
  });

  test("ends with INVALID_LINK_TOKEN where the token has expired since the module was shown", async () => {
    const { emulator, open, linkToken } = embeddedModule();
    const link_token = await linkToken();
    emulator.control.advanceClock({ advanceMs: FOUR_HOURS_MS });

    const { view } = await open({ link_token, institution_id: "ins_109508" });

    expect(view.html).toContain("INVALID_LINK_TOKEN");
  });
});

/** The server's side of an embedded module, as its iframes ask it. */
function embeddedModule() {
  const { emulator, ...client } = freshEmulator();
  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const response = await emulator.fetch(
      new Request(`http://localhost/link/v2/stable/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      }),
    );
    return { status: response.status, view: await response.json() };
  };
  return {
    emulator,
    ...client,
    show: (body: object, headers?: Record<string, string>) => post("embedded", body, headers),
    open: (body: object) => post("sessions", body),
  };
}
