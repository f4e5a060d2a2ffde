import { describe, expect, test } from "vitest";
import { systemEndSession, systemFindSession } from "@/lib/data/sessions";
import { db } from "@/lib/db/client";
import { signedInUser } from "@/tests/support/users";

describe("a session", () => {
  test("is found by its token, of which the database has only a hash", async () => {
    const { viewer, token } = await signedInUser();

    expect(await systemFindSession(token)).toEqual(viewer);
    const row = await db().session.findUniqueOrThrow({ where: { id: viewer.sessionId } });
    expect(JSON.stringify(row)).not.toContain(token);
  });

  test("ends for good on sign-out, however long the cookie lives on", async () => {
    const { token } = await signedInUser();

    await systemEndSession(token);

    expect(await systemFindSession(token)).toBeNull();
  });

  test.each([
    { idle: "29 minutes", found: true },
    { idle: "31 minutes", found: false },
  ])("after $idle without a request, found is $found", async ({ idle, found }) => {
    const { viewer, token } = await signedInUser();
    await db().$executeRaw`
      UPDATE "Session" SET "lastSeenAt" = now() - ${idle}::interval WHERE "id" = ${viewer.sessionId}`;

    expect((await systemFindSession(token)) !== null).toBe(found);
  });

  test("ends after twelve hours, whatever the activity", async () => {
    const { viewer, token } = await signedInUser();
    const row = await db().session.findUniqueOrThrow({ where: { id: viewer.sessionId } });
    expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBe(12 * 60 * 60 * 1000);
    await db().$executeRaw`
      UPDATE "Session" SET "expiresAt" = now() - interval '1 second' WHERE "id" = ${viewer.sessionId}`;

    expect(await systemFindSession(token)).toBeNull();
  });

  test("remembers that it was used, at most once a minute", async () => {
    const { viewer, token } = await signedInUser();
    const seen = async () =>
      (await db().session.findUniqueOrThrow({ where: { id: viewer.sessionId } })).lastSeenAt;
    const first = await seen();

    await systemFindSession(token);
    expect(await seen()).toEqual(first);

    await db().$executeRaw`
      UPDATE "Session" SET "lastSeenAt" = now() - interval '2 minutes' WHERE "id" = ${viewer.sessionId}`;
    await systemFindSession(token);
    expect((await seen()).getTime()).toBeGreaterThanOrEqual(first.getTime());
  });

  test.each(["", "x", "0".repeat(12_000), "\u0000"])("%j is none", async (token) => {
    expect(await systemFindSession(token)).toBeNull();
  });
});
