import { describe, expect, onTestFinished, test } from "vitest";
import { newId } from "@/lib/data/new-id";
import { systemEndSession, systemFindSession, systemStartSession } from "@/lib/data/sessions";
import { db } from "@/lib/db/client";
import { databaseState } from "@/tests/support/database";
import { statementsOf } from "@/tests/support/statements";
import { signedInUser } from "@/tests/support/users";

describe("a session", () => {
  test("S-SES-10: is found by its token, of which the database has only a hash", async () => {
    const { viewer, token } = await signedInUser();

    expect(await systemFindSession(token)).toEqual(viewer);
    const row = await db().session.findUniqueOrThrow({ where: { id: viewer.sessionId } });
    expect(JSON.stringify(row)).not.toContain(token);
  });

  test("S-SES-3: ends for good on sign-out, however long the cookie lives on", async () => {
    const { token } = await signedInUser();

    await systemEndSession(token);

    expect(await systemFindSession(token)).toBeNull();
  });

  test.each([
    { idle: "29 minutes", found: true },
    { idle: "31 minutes", found: false },
  ])("S-SES-4: after $idle without a request, found is $found", async ({ idle, found }) => {
    const { viewer, token } = await signedInUser();
    await db().$executeRaw`
      UPDATE "Session" SET "lastSeenAt" = now() - ${idle}::interval WHERE "id" = ${viewer.sessionId}`;

    expect((await systemFindSession(token)) !== null).toBe(found);
  });

  test("S-SES-5, R-10: ends after twelve hours, whatever the activity", async () => {
    const { viewer, token } = await signedInUser();
    const row = await db().session.findUniqueOrThrow({ where: { id: viewer.sessionId } });
    expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBe(12 * 60 * 60 * 1000);
    await db().$executeRaw`
      UPDATE "Session" SET "expiresAt" = now() - interval '1 second' WHERE "id" = ${viewer.sessionId}`;

    expect(await systemFindSession(token)).toBeNull();
  });

  test("S-SES-4: remembers that it was used, at most once a minute", async () => {
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

  test("R-9: is found although there is no room to write that it was used", async () => {
    const { viewer, token } = await signedInUser();
    await db().$executeRaw`
      UPDATE "Session" SET "lastSeenAt" = now() - interval '2 minutes' WHERE "id" = ${viewer.sessionId}`;
    await refuseUpdates("disk_full");

    expect(await systemFindSession(token)).toEqual(viewer);
  });

  test("S-SES-4: of requests at once, one writes down that it was used", async () => {
    const { viewer, token } = await signedInUser();
    await db().$executeRaw`
      UPDATE "Session" SET "lastSeenAt" = now() - interval '2 minutes' WHERE "id" = ${viewer.sessionId}`;

    const statements = await statementsOf(() => systemFindSession(token));
    const { text = "", values = [] } = statements.find(({ text }) => /UPDATE/.test(text)) ?? {};

    expect(text).toContain("UPDATE");
    // What another request sends that found it due before the first one wrote.
    expect(await db().$executeRawUnsafe(text, ...values)).toBe(0);
  });

  test("S-SES-6: is not started by a password that is another one by now, nor for nobody", async () => {
    const { viewer } = await signedInUser();
    const { passwordHash } = await db().user.findUniqueOrThrow({ where: { id: viewer.id } });
    const known = { known: passwordHash };
    await systemStartSession(viewer.id, "tests", known);
    const before = await databaseState();
    const count = await db().session.count();

    for (const start of [
      () => systemStartSession(viewer.id, "tests", { known: "the hash of another one" }),
      () => systemStartSession(newId("user"), "tests"),
    ]) {
      await expect(start()).rejects.toMatchObject({ code: "unauthenticated" });
    }

    expect(await databaseState()).toBe(before);
    expect(await db().session.count()).toBe(count);
  });

  test.each(["", "x", "0".repeat(12_000), "\u0000"])("%j is none", async (token) => {
    expect(await systemFindSession(token)).toBeNull();
  });
});

/** Has the database refuse every change of a session, with an error of its own, until the test is over. */
async function refuseUpdates(error: string): Promise<void> {
  onTestFinished(async () => void (await db().$executeRaw`DROP FUNCTION "refuse" CASCADE`));
  await db().$executeRawUnsafe(`
    CREATE FUNCTION "refuse"() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = '${error}'; END $$`);
  await db().$executeRaw`
    CREATE TRIGGER "refuse" BEFORE UPDATE ON "Session" FOR EACH ROW EXECUTE FUNCTION "refuse"()`;
}
