import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { POST } from "@/app/api/link/oauth/route";
import { POST as sendEvents } from "@/app/api/link/sessions/[sessionId]/events/route";
import { db } from "@/lib/db/client";
import { routes } from "@/lib/routes";
import { databaseState } from "@/tests/support/database";
import { emulator } from "@/tests/support/emulator";
import { startLink } from "@/tests/support/link";
import { answerOf, params, post } from "@/tests/support/requests";
import { signedInUser } from "@/tests/support/users";

const resume = (cookie: string, oauthStateId: unknown) =>
  answerOf(POST(post(routes.api.linkOauth(), { oauthStateId }, { cookie }), params({})));

/** The page of a session goes away with Link open, as it does on the way to a bank. */
const leave = (cookie: string, sessionId: string) =>
  sendEvents(
    post(routes.api.linkSessionEvents(sessionId), { events: [], leaving: true }, { cookie }),
    params({ sessionId }),
  );

describe("POST /api/link/oauth", () => {
  test("finds the session of whoever is signed in, once", async () => {
    const { cookie } = await signedInUser();
    const { session, linkToken } = await startLink(cookie);
    const stateId = randomUUID();

    const first = await resume(cookie, stateId);
    const again = await resume(cookie, stateId);

    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ session: { id: session.id, mode: "standard" }, linkToken });
    expect(again.status).toBe(410);
    expect(again.body.detail).toMatch(/Start again/);
  });

  test("of several open sessions takes the one whose page went away last", async () => {
    const { cookie } = await signedInUser();
    const left = await startLink(cookie);
    await startLink(cookie);
    await leave(cookie, left.session.id);

    expect((await resume(cookie, randomUUID())).body.session.id).toBe(left.session.id);
  });

  test("another bank of the same session has a return of its own", async () => {
    const { cookie } = await signedInUser();
    const { session } = await startLink(cookie);
    await resume(cookie, randomUUID());

    expect((await resume(cookie, randomUUID())).body.session.id).toBe(session.id);
  });

  test("S-LINK-6: a state id that was used is refused, even where another session is open", async () => {
    const { cookie } = await signedInUser();
    await startLink(cookie);
    const stateId = randomUUID();
    await resume(cookie, stateId);
    await startLink(cookie);
    const before = await databaseState();

    const { status, body } = await resume(cookie, stateId);

    expect(status).toBe(410);
    expect(JSON.stringify(body)).not.toMatch(/link-sandbox/);
    expect(await databaseState()).toBe(before);
  });

  test("S-LINK-6: at once, twice: one of them goes on", async () => {
    const { cookie } = await signedInUser();
    await startLink(cookie);
    const stateId = randomUUID();

    const answers = await Promise.all([resume(cookie, stateId), resume(cookie, stateId)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
  });

  test.each([
    { name: "no uuid", stateId: "x" },
    { name: "nothing", stateId: "" },
    { name: "two of them", stateId: `${randomUUID()}${randomUUID()}` },
    { name: "markup", stateId: "<script>alert(1)</script>" },
  ])("$name as a state id touches nothing", async ({ stateId }) => {
    const { cookie } = await signedInUser();
    await startLink(cookie);
    const before = await databaseState();
    const mark = await emulator.mark();

    const { status, body } = await resume(cookie, stateId);

    expect(status).toBe(410);
    expect(body.detail).not.toContain("script");
    expect(await databaseState()).toBe(before);
    expect(await emulator.callsSince(mark)).toEqual([]);
  });

  test("S-LINK-6: a session whose link token has run out is not gone on with", async () => {
    const { cookie } = await signedInUser();
    const { session } = await startLink(cookie);
    await db().$executeRaw`
      UPDATE "LinkSession" SET "expiresAt" = now() - interval '1 second' WHERE "id" = ${session.id}`;

    expect((await resume(cookie, randomUUID())).status).toBe(410);
  });

  test("S-LINK-6: another user's open session is not to be had", async () => {
    const owner = await signedInUser();
    await startLink(owner.cookie);
    const stranger = await signedInUser();
    const before = await databaseState();

    expect((await resume(stranger.cookie, randomUUID())).status).toBe(410);
    expect((await resume("", randomUUID())).status).toBe(401);
    expect(await databaseState()).toBe(before);
  });
});
