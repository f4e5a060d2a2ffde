import { describe, expect, test } from "vitest";
import { freshEmulator, linkTokenRequest } from "./api-client";

const HOUR_MS = 60 * 60 * 1000;

describe("POST /link/token/get", () => {
  test("tells what the token asks for, and of no session before there is one", async () => {
    const { call, linkToken } = freshEmulator();
    const link_token = await linkToken({ webhook: "https://app.example/hook" });

    const { status, body } = await call("/link/token/get", { link_token });

    expect(status).toBe(200);
    expect(body).toEqual({
      created_at: "2026-03-01T12:00:00.000Z",
      expiration: "2026-03-01T16:00:00.000Z",
      link_token,
      metadata: {
        client_name: linkTokenRequest.client_name,
        country_codes: ["US"],
        initial_products: ["transactions"],
        language: "en",
        redirect_uri: null,
        webhook: "https://app.example/hook",
      },
      request_id: expect.any(String),
    });
  });

  test("tells what a finished session added, so that a public token can be bound to its session", async () => {
    const { emulator, call, linkToken } = freshEmulator();
    const link_token = await linkToken();
    const completed = emulator.control.completeLink({
      link_token,
      institution_id: "ins_109508",
      accounts: ["Plaid Checking"],
    });

    const { body } = await call("/link/token/get", { link_token });

    const [session] = body.link_sessions;
    expect(session).toMatchObject({
      link_session_id: completed.link_session_id,
      finished_at: "2026-03-01T12:00:00.000000000Z",
      on_success: { public_token: completed.public_tokens[0] },
    });
    expect(session.results.item_add_results).toEqual([
      {
        public_token: completed.public_tokens[0],
        institution: { institution_id: "ins_109508", name: "First Platypus Bank" },
        accounts: [
          {
            id: expect.stringMatching(/^[A-Za-z0-9]{37}$/),
            name: "Plaid Checking",
            mask: "0000",
            type: "depository",
            subtype: "checking",
            verification_status: null,
            class_type: null,
          },
        ],
      },
    ]);
    expect(session.events[0]).toMatchObject({
      event_name: "HANDOFF",
      timestamp: "2026-03-01T12:00:00Z",
      event_metadata: { institution_id: "ins_109508", request_id: expect.any(String) },
    });
    expect(session.events.at(-1).event_name).toBe("OPEN");
  });

  test("tells why a session was left", async () => {
    const { emulator, call, linkToken } = freshEmulator();
    const link_token = await linkToken();
    emulator.control.completeLink({ link_token, institution_id: "ins_109508", password: "no" });

    const { body } = await call("/link/token/get", { link_token });

    expect(body.link_sessions[0].exit).toMatchObject({
      error: { error_code: "INVALID_CREDENTIALS" },
      metadata: { status: "requires_credentials", institution: { institution_id: "ins_109508" } },
    });
    expect(body.link_sessions[0].results).toBeUndefined();
  });

  test("tells every session of a token", async () => {
    const { emulator, call, linkToken } = freshEmulator();
    const link_token = await linkToken();
    emulator.control.completeLink({ link_token, institution_id: "ins_109508", password: "no" });
    emulator.control.completeLink({ link_token, institution_id: "ins_109509" });

    const { body } = await call("/link/token/get", { link_token });

    expect(body.link_sessions).toHaveLength(2);
  });

  test("forgets a session six hours after its end", async () => {
    const { emulator, call, linkToken } = freshEmulator();
    const link_token = await linkToken();
    emulator.control.completeLink({ link_token, institution_id: "ins_109508" });

    emulator.control.advanceClock({ advanceMs: 6 * HOUR_MS - 1 });
    const before = await call("/link/token/get", { link_token });
    emulator.control.advanceClock({ advanceMs: 1 });
    const after = await call("/link/token/get", { link_token });

    expect(before.body.link_sessions).toHaveLength(1);
    expect(after.body.link_sessions).toBeUndefined();
  });

  test("tells no sessions to a team without Link events", async () => {
    const { emulator, call, linkToken } = freshEmulator();
    const link_token = await linkToken();
    emulator.control.changeSettings({ linkEvents: false });
    emulator.control.completeLink({ link_token, institution_id: "ins_109508" });

    const { body } = await call("/link/token/get", { link_token });

    expect(body.link_sessions).toBeUndefined();
  });

  test.each([
    { name: "a malformed token", token: "link", code: "INVALID_FIELD" },
    {
      name: "an unknown token",
      token: "link-sandbox-00000000-0000-0000-0000-000000000000",
      code: "INVALID_LINK_TOKEN",
    },
  ])("refuses $name", async ({ token, code }) => {
    const { call } = freshEmulator();

    const { status, body } = await call("/link/token/get", { link_token: token });

    expect(status).toBe(400);
    expect(body.error_code).toBe(code);
  });
});
