import { beforeEach, describe, expect, test } from "vitest";
import { POST as sendEvents } from "@/app/api/link/sessions/[sessionId]/events/route";
import { GET as getSession } from "@/app/api/link/sessions/[sessionId]/route";
import { GET as listSessions } from "@/app/api/link/sessions/route";
import { db } from "@/lib/db/client";
import { routes } from "@/lib/routes";
import { databaseState } from "@/tests/support/database";
import { emulator } from "@/tests/support/emulator";
import { clearJobs } from "@/tests/support/jobs";
import { completeLink, refreshLink, startLink, userBackFromLink } from "@/tests/support/link";
import { answerOf, get, params, post } from "@/tests/support/requests";
import { signedInUser } from "@/tests/support/users";

beforeEach(() => clearJobs());

const read = (cookie: string, sessionId: string) =>
  answerOf(getSession(get(routes.api.linkSession(sessionId), { cookie }), params({ sessionId })));

const tell = (cookie: string, sessionId: string, body: object) =>
  sendEvents(
    post(routes.api.linkSessionEvents(sessionId), body, { cookie }),
    params({ sessionId }),
  );

const event = (name: string, more: object = {}) => ({
  name,
  at: new Date().toISOString(),
  linkSessionId: "11111111-1111-4111-8111-111111111111",
  requestId: "request",
  detail: {},
  ...more,
});

describe("GET /api/link/sessions/:id", () => {
  test("tells its owner how a session stands, without any token", async () => {
    const { cookie, sessionId, linkToken, publicToken } = await userBackFromLink();
    await completeLink(cookie, sessionId, [publicToken]);

    const { status, body } = await read(cookie, sessionId);

    expect(status).toBe(200);
    expect(body.session).toMatchObject({
      id: sessionId,
      mode: "standard",
      state: "completed",
      finishedVia: "browser",
      hostedLinkUrl: null,
      banks: [
        { institutionName: "First Platypus Bank", state: "linked", code: null, via: "browser" },
      ],
      items: [{ institutionName: "First Platypus Bank", state: "linked" }],
    });
    const text = JSON.stringify(body);
    expect(text).not.toContain(linkToken);
    expect(text).not.toContain(publicToken);
  });

  test("S-IDOR-3: another user's session looks like a missing one", async () => {
    const { sessionId } = await userBackFromLink();
    const { cookie } = await signedInUser();

    const theirs = await read(cookie, sessionId);
    const missing = await read(cookie, "lks_missing");

    expect(theirs.status).toBe(404);
    expect({ ...theirs.body, requestId: "" }).toEqual({ ...missing.body, requestId: "" });
  });

  test("a session whose link token has run out says so", async () => {
    const { cookie } = await signedInUser();
    const { session } = await startLink(cookie);
    await db().$executeRaw`
      UPDATE "LinkSession" SET "expiresAt" = now() - interval '1 second' WHERE "id" = ${session.id}`;

    expect((await read(cookie, session.id)).body.session.state).toBe("expired");
  });

  test("a visitor is told nothing", async () => {
    const { sessionId } = await userBackFromLink();

    expect((await read("", sessionId)).status).toBe(401);
  });
});

describe("GET /api/link/sessions", () => {
  test("lists one's own, newest first", async () => {
    const { cookie } = await signedInUser();
    await userBackFromLink();
    const first = await startLink(cookie);
    const second = await startLink(cookie);

    const { body } = await answerOf(
      listSessions(get(routes.api.linkSessions(), { cookie }), params({})),
    );

    expect(body.sessions.map(({ id }: { id: string }) => id)).toEqual([
      second.session.id,
      first.session.id,
    ]);
  });
});

describe("POST /api/link/sessions/:id/events", () => {
  test("keeps what Link told the browser, each event once, in order of time", async () => {
    const { cookie } = await signedInUser();
    const { session } = await startLink(cookie);
    const open = event("OPEN", { at: "2026-01-01T10:00:00.100Z" });
    const view = event("TRANSITION_VIEW", {
      at: "2026-01-01T10:00:00.200Z",
      detail: { view_name: "CONSENT" },
    });

    await tell(cookie, session.id, { events: [view, open] });
    const again = await tell(cookie, session.id, { events: [open, view] });

    expect(again.status).toBe(204);
    const { body } = await read(cookie, session.id);
    expect(body.events).toMatchObject([
      { lane: "browser", name: "OPEN", requestId: "request", at: "2026-01-01T10:00:00.100Z" },
      { lane: "browser", name: "TRANSITION_VIEW", detail: { view_name: "CONSENT" } },
    ]);
  });

  test("what the browser and Plaid both tell stands there once, with the browser's time", async () => {
    const { cookie, sessionId, linkToken } = await userBackFromLink();
    await refreshLink(cookie, sessionId);
    const before = (await read(cookie, sessionId)).body.events;
    const handoff = before.find(({ name }: { name: string }) => name === "HANDOFF");
    const at = new Date(Date.parse(handoff.at) + 321).toISOString();

    await tell(cookie, sessionId, {
      events: [
        event("HANDOFF", { at, linkSessionId: handoff.plaidLinkSessionId, requestId: "other" }),
      ],
    });

    const after = (await read(cookie, sessionId)).body.events;
    const told = after.filter(({ name }: { name: string }) => name === "HANDOFF");
    expect(told).toMatchObject([{ id: handoff.id, lane: "plaid", at }]);
    expect(after).toHaveLength(before.length);
    expect(JSON.stringify(after)).not.toContain(linkToken);
  });

  test("leaving Link ends the session with Plaid's reason, and a bank linked later counts", async () => {
    const { cookie, sessionId, publicToken } = await userBackFromLink();
    const detail = {
      error_code: "ITEM_LOCKED",
      display_message: "Locked.",
      status: "requires_credentials",
    };

    await tell(cookie, sessionId, { events: [event("onExit", { detail })] });

    expect((await read(cookie, sessionId)).body.session).toMatchObject({
      state: "exited",
      exit: { code: "ITEM_LOCKED", message: "Locked.", status: "requires_credentials" },
    });
    expect((await completeLink(cookie, sessionId, [publicToken])).status).toBe(200);
    expect((await read(cookie, sessionId)).body.session.state).toBe("completed");
  });

  test("a token in an event is not kept", async () => {
    const { cookie } = await signedInUser();
    const { session } = await startLink(cookie);
    const token = "access-sandbox-00000000-0000-4000-8000-000000000000";

    await tell(cookie, session.id, {
      events: [event("ERROR", { detail: { error_message: `bad ${token}`, surprise: token } })],
    });

    const rows = await db().$queryRaw<{ row: string }[]>`SELECT t::text AS row FROM "LinkEvent" t`;
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test("nobody writes into another user's session", async () => {
    const { sessionId } = await userBackFromLink();
    const { cookie } = await signedInUser();
    const before = await databaseState();

    const { status, body } = await answerOf(tell(cookie, sessionId, { events: [event("OPEN")] }));

    expect(status).toBe(404);
    expect(body.code).toBe("not_found");
    expect(await databaseState()).toBe(before);
  });

  test.each([
    { name: "a name that is none", events: [event("<script>")] },
    { name: "a time that is none", events: [event("OPEN", { at: "yesterday" })] },
    { name: "nested metadata", events: [event("OPEN", { detail: { deep: { er: 1 } } })] },
    { name: "too many at once", events: Array.from({ length: 101 }, () => event("OPEN")) },
  ])("refuses $name", async ({ events }) => {
    const { cookie } = await signedInUser();
    const { session } = await startLink(cookie);

    expect((await tell(cookie, session.id, { events })).status).toBe(400);
  });

  test("a session takes no more than two thousand events", async () => {
    const { cookie } = await signedInUser();
    const { session } = await startLink(cookie);
    await db().$executeRaw`
      INSERT INTO "LinkEvent" ("id", "userId", "linkSessionId", "lane", "name", "key", "at")
      SELECT 'lev_' || n, s."userId", s."id", 'BROWSER', 'OPEN', n::text, now()
      FROM "LinkSession" s, generate_series(1, 2000) n WHERE s."id" = ${session.id}`;

    expect((await tell(cookie, session.id, { events: [event("OPEN")] })).status).toBe(204);
    expect(await db().linkEvent.count({ where: { linkSessionId: session.id } })).toBe(2000);
  });
});

describe("POST /api/link/sessions/:id/refresh", () => {
  test("links what Plaid tells of, without a callback and without a webhook", async () => {
    const { cookie, sessionId } = await userBackFromLink();

    const { status, body } = await refreshLink(cookie, sessionId);

    expect(status).toBe(200);
    expect(body.session).toMatchObject({ state: "completed", finishedVia: "poll" });
    expect(body.session.items).toHaveLength(1);
    expect(body.events.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(["OPEN", "HANDOFF", "Item stored"]),
    );
  });

  test("asked again, it exchanges nothing and tells the same", async () => {
    const { cookie, sessionId } = await userBackFromLink();
    const first = await refreshLink(cookie, sessionId);
    const mark = await emulator.mark();

    const second = await refreshLink(cookie, sessionId);

    expect(second.body).toEqual(first.body);
    expect(await emulator.callsSince(mark)).toEqual(["/link/token/get"]);
  });

  test("Plaid being away is said, and changes nothing", async () => {
    const { cookie, sessionId } = await userBackFromLink();
    const before = await databaseState();
    await emulator.fail({ path: "/link/token/get", status: 500, times: 10 });

    const { status } = await refreshLink(cookie, sessionId);
    await emulator.heal();

    expect(status).toBe(502);
    expect(await databaseState()).toBe(before);
  });

  test("S-IDOR-3: another user's session is not asked about", async () => {
    const { sessionId } = await userBackFromLink();
    const { cookie } = await signedInUser();
    const mark = await emulator.mark();

    expect((await refreshLink(cookie, sessionId)).status).toBe(404);
    expect(await emulator.callsSince(mark)).toEqual([]);
  });
});
