import { afterEach, describe, expect, test } from "vitest";
import { POST } from "@/app/api/link/tokens/route";
import { getLinkSession } from "@/lib/data/link-sessions";
import { db } from "@/lib/db/client";
import { routes } from "@/lib/routes";
import { databaseState } from "@/tests/support/database";
import { emulator } from "@/tests/support/emulator";
import { answerOf, params, post } from "@/tests/support/requests";
import { signedInUser } from "@/tests/support/users";

const start = (body: unknown, cookie?: string) =>
  answerOf(POST(post(routes.api.linkTokens(), body, { cookie }), params({})));

afterEach(() => emulator.heal());

describe("POST /api/link/tokens", () => {
  test("answers a link token of Plaid's and remembers it, sealed, as the viewer's", async () => {
    const { viewer, cookie } = await signedInUser();

    const { status, body } = await start({ mode: "standard" }, cookie);

    expect(status).toBe(201);
    expect(body.linkToken).toMatch(/^link-sandbox-/);
    expect(body.session).toMatchObject({ mode: "standard", state: "open" });
    const stored = await db().linkSession.findUniqueOrThrow({ where: { id: body.session.id } });
    expect(JSON.stringify(stored)).not.toContain(body.linkToken);
    expect((await getLinkSession(viewer, body.session.id)).linkToken).toBe(body.linkToken);
  });

  test("asks Plaid for the language and never names the person", async () => {
    const { cookie } = await signedInUser();
    const mark = await emulator.mark();

    await start({ mode: "standard", language: "es" }, cookie);

    const [call] = await emulator.requestsSince(mark, "/link/token/create");
    expect(call).toMatchObject({ language: "es", products: ["transactions"] });
    expect(JSON.stringify(call)).not.toContain("example.com");
  });

  test.each([
    { name: "an unknown mode", body: { mode: "telepathy" }, field: "mode" },
    { name: "an unknown language", body: { mode: "standard", language: "tlh" }, field: "language" },
    {
      name: "a user of the caller's choice",
      body: { mode: "standard", userId: "x" },
      field: "userId",
    },
    {
      name: "a webhook of the caller's",
      body: { mode: "standard", webhook: "https://x" },
      field: "webhook",
    },
    { name: "no object", body: [], field: "body" },
  ])("refuses $name without asking Plaid", async ({ body, field }) => {
    const { cookie } = await signedInUser();
    const mark = await emulator.mark();

    const answer = await start(body, cookie);

    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: "invalid_request" });
    expect(Object.keys(answer.body.fields)).toContain(field);
    expect(await emulator.callsSince(mark)).toEqual([]);
  });

  test("a visitor makes no link token", async () => {
    const mark = await emulator.mark();

    const { status, body } = await start({ mode: "standard" });

    expect(status).toBe(401);
    expect(body.code).toBe("unauthenticated");
    expect(await emulator.callsSince(mark)).toEqual([]);
  });

  test("passes on Plaid's refusal with its code and request id, and stores nothing", async () => {
    const { cookie } = await signedInUser();
    const before = await databaseState();
    await emulator.fail({ path: "/link/token/create", errorCode: "INVALID_FIELD" });

    const { status, body } = await start({ mode: "standard" }, cookie);

    expect(status).toBe(502);
    expect(body.code).toBe("plaid_refused");
    expect(body.plaid).toMatchObject({ error_code: "INVALID_FIELD" });
    expect(body.plaid.request_id).toBeTruthy();
    expect(await databaseState()).toBe(before);
  });

  test.each([
    { name: "answers 500", fault: { status: 500 }, status: 502, code: "plaid_unavailable" },
    { name: "answers HTML", fault: { garbage: true }, status: 502, code: "plaid_unavailable" },
    { name: "cuts the connection", fault: { reset: true }, status: 502, code: "plaid_unavailable" },
    {
      name: "is over its limit",
      fault: { errorCode: "RATE_LIMIT" },
      status: 429,
      code: "rate_limited",
    },
  ])("when Plaid $name for good, says so and stores nothing", async ({ fault, status, code }) => {
    const { cookie } = await signedInUser();
    const before = await databaseState();
    await emulator.fail({ path: "/link/token/create", times: 10, ...fault });

    const answer = await start({ mode: "standard" }, cookie);

    expect(answer.status).toBe(status);
    expect(answer.body.code).toBe(code);
    expect(answer.headers.get("retry-after")).toBeTruthy();
    expect(await databaseState()).toBe(before);
  });

  test("a single failure of Plaid goes unnoticed", async () => {
    const { cookie } = await signedInUser();
    await emulator.fail({ path: "/link/token/create", status: 503, times: 1 });

    expect((await start({ mode: "standard" }, cookie)).status).toBe(201);
  });

  test("waits ten seconds for Plaid and not longer", async () => {
    const { cookie } = await signedInUser();
    await emulator.fail({ path: "/link/token/create", delayMs: 30_000, times: 1 });
    const begun = Date.now();

    const { status, body } = await start({ mode: "standard" }, cookie);

    // The second attempt is answered: one slow call costs time, not the session.
    expect(status).toBe(201);
    expect(body.linkToken).toMatch(/^link-sandbox-/);
    expect(Date.now() - begun).toBeGreaterThan(9_500);
    expect(Date.now() - begun).toBeLessThan(12_500);
  });
});
