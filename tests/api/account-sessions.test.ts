import { describe, expect, test } from "vitest";
import { DELETE as endOne } from "@/app/api/account/sessions/[sessionId]/route";
import { DELETE as endOthers, GET as list } from "@/app/api/account/sessions/route";
import { sessionCookieName } from "@/lib/auth/cookies";
import { systemFindSession, systemStartSession } from "@/lib/data/sessions";
import { systemDemoUser } from "@/lib/data/users";
import { db } from "@/lib/db/client";
import { routes } from "@/lib/routes";
import { answerOf, get, params, post } from "@/tests/support/requests";
import { signedInUser } from "@/tests/support/users";

const read = (cookie?: string) =>
  answerOf(list(get(routes.api.accountSessions(), cookie ? { cookie } : {}), params({})));

const end = (cookie: string, sessionId: string) =>
  endOne(post(routes.api.accountSession(sessionId), {}, { cookie }), params({ sessionId }));

/** One more browser of a person's. */
async function anotherBrowser(userId: string, userAgent = "another") {
  const token = await systemStartSession(userId, userAgent);
  const viewer = await systemFindSession(token);
  if (!viewer) throw new Error("A session that was just started was not found.");
  return { token, id: viewer.sessionId, cookie: `${sessionCookieName()}=${token}` };
}

const isAlive = async (token: string) => (await systemFindSession(token)) !== null;

describe("GET /api/account/sessions", () => {
  test("S-SES-8: tells one's own, this browser first, without token or hash", async () => {
    const { viewer, cookie, token } = await signedInUser();
    const other = await anotherBrowser(viewer.id);
    await signedInUser();

    const { status, body } = await read(cookie);

    expect(status).toBe(200);
    expect(body.sessions).toMatchObject([
      { id: viewer.sessionId, isThis: true, userAgent: "tests" },
      { id: other.id, isThis: false, userAgent: "another" },
    ]);
    const { tokenHash } = await db().session.findUniqueOrThrow({ where: { id: other.id } });
    for (const secret of [token, other.token, tokenHash]) {
      expect(JSON.stringify(body)).not.toContain(secret);
    }
  });

  test("tells only those that are alive", async () => {
    const { viewer, cookie } = await signedInUser();
    const [idle, over, ended] = await Promise.all(
      [1, 2, 3].map(() => anotherBrowser(viewer.id).then(({ id }) => id)),
    );
    await db().$executeRaw`
      UPDATE "Session" SET "lastSeenAt" = now() - interval '31 minutes' WHERE "id" = ${idle}`;
    await db().$executeRaw`UPDATE "Session" SET "expiresAt" = now() WHERE "id" = ${over}`;
    await db().$executeRaw`UPDATE "Session" SET "revokedAt" = now() WHERE "id" = ${ended}`;

    expect((await read(cookie)).body.sessions).toHaveLength(1);
    expect((await read()).status).toBe(401);
  });
});

describe("DELETE /api/account/sessions/:id", () => {
  test("S-SES-8: ends that one for good, however often it is asked", async () => {
    const { viewer, cookie, token } = await signedInUser();
    const other = await anotherBrowser(viewer.id);

    expect((await end(cookie, other.id)).status).toBe(204);
    expect((await end(cookie, other.id)).status).toBe(204);

    expect(await isAlive(other.token)).toBe(false);
    expect(await isAlive(token)).toBe(true);
    expect((await read(other.cookie)).status).toBe(401);
  });

  test("S-IDOR-1: another person's is missing like one that never was", async () => {
    const { cookie } = await signedInUser();
    const stranger = await signedInUser();

    const [theirs, none] = await Promise.all(
      [stranger.viewer.sessionId, "ses_0123456789"].map((id) => answerOf(end(cookie, id))),
    );

    expect(theirs?.status).toBe(404);
    const { requestId: _, ...body } = theirs?.body ?? {};
    expect(none?.body).toMatchObject(body);
    expect(await isAlive(stranger.token)).toBe(true);
  });
});

test("DELETE /api/account/sessions ends all of one's others, and nobody else's", async () => {
  const { viewer, cookie, token } = await signedInUser();
  const others = [await anotherBrowser(viewer.id), await anotherBrowser(viewer.id)];
  const stranger = await signedInUser();

  const ending = () => endOthers(post(routes.api.accountSessions(), {}, { cookie }), params({}));
  expect((await ending()).status).toBe(204);
  expect((await ending()).status).toBe(204);

  expect(await isAlive(token)).toBe(true);
  expect(await isAlive(stranger.token)).toBe(true);
  for (const other of others) expect(await isAlive(other.token)).toBe(false);
  const written = await db().auditEvent.count({
    where: { userId: viewer.id, action: "session.end" },
  });
  expect(written).toBe(2);
});

describe("a person's eleventh browser", () => {
  test("S-AUTH-9: ends the oldest that is alive, and that is written down", async () => {
    const { viewer, token } = await signedInUser();
    const later = [];
    for (let count = 0; count < 9; count += 1) later.push(await anotherBrowser(viewer.id));
    expect(await isAlive(token)).toBe(true);

    await anotherBrowser(viewer.id);

    expect(await isAlive(token)).toBe(false);
    for (const other of later) expect(await isAlive(other.token)).toBe(true);
    expect(
      await db().auditEvent.findMany({ where: { userId: viewer.id, action: "session.end" } }),
    ).toMatchObject([{ target: viewer.sessionId }]);
  });

  test("ends none of the demo user's, whom many people share", async () => {
    const demo = await systemDemoUser();
    const first = await anotherBrowser(demo?.id ?? "");
    for (let count = 0; count < 10; count += 1) await anotherBrowser(demo?.id ?? "");

    expect(await isAlive(first.token)).toBe(true);
  });
});
