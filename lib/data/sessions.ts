import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type { SignedInViewer, Viewer } from "@/lib/auth/viewer";
import type { AuditAction, SignedInBrowser } from "@/lib/contracts/account";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { Problem } from "@/lib/problem";
import { currentRequestId } from "@/lib/request-id";
import { recordAudit } from "./audit-events";
import { databaseProblem } from "./database-problem";
import { eraseInLots } from "./in-lots";
import { newId } from "./new-id";

/** A session ends after this long without a request, and after this long whatever happens. */
export const sessionLifetime = { idleMinutes: 30, absoluteHours: 12 } as const;

type Executor = Pick<Prisma.TransactionClient, "$executeRaw">;

/** Of a session `s`, by the database's clock, so that replicas agree. */
const isAlive = Prisma.sql`(s."revokedAt" IS NULL AND s."expiresAt" > now()
  AND s."lastSeenAt" > now() - make_interval(mins => ${sessionLifetime.idleMinutes}))`;

const hash = (token: string) => createHash("sha256").update(token).digest("base64url");

/** So many browsers may be signed in as one person. The next one ends the oldest. */
const SESSIONS_MAX = 10;

type Start = {
  /** The hash that the typed password was held against, where it was one that somebody typed. */
  known?: string | null | undefined;
  action?: AuditAction;
  tx?: Executor;
};

/**
 * Starts a session and answers its token, which only the browser's cookie keeps. What it is for is
 * written down with it, and what it ends. The demo user, whom many people share, may have any number.
 *
 * A password that is changed at the same time counts first or ends this session: the user's row is
 * held until it is stored.
 *
 * @throws Problem `unauthenticated` where `known` is not the stored hash any more, or nobody is there.
 */
export async function systemStartSession(
  userId: string,
  userAgent: string | null,
  { known = null, action = "sign-in", tx = db() }: Start = {},
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const id = newId("session");
  const requestId = currentRequestId();
  // A session ends once, so that its id makes one for the record of it.
  const started = await tx.$executeRaw`
    WITH "person" AS (
      SELECT "id", "isDemo" FROM "User"
      WHERE "id" = ${userId} AND (${known}::text IS NULL OR "passwordHash" = ${known})
      FOR SHARE
    ), "oldest" AS (
      UPDATE "Session" SET "revokedAt" = now() WHERE "revokedAt" IS NULL AND "id" IN (
        SELECT s."id" FROM "Session" s JOIN "person" p ON p."id" = s."userId"
        WHERE NOT p."isDemo" AND ${isAlive}
        ORDER BY s."createdAt" DESC, s."id" DESC OFFSET ${SESSIONS_MAX - 1})
      RETURNING "id", "userId"
    ), "audit" AS (
      INSERT INTO "AuditEvent" ("id", "userId", "action", "target", "requestId")
      SELECT ${newId("auditEvent")}, "id", ${action}, ${id}, ${requestId}::text FROM "person"
      UNION ALL
      SELECT 'aud_' || substr("id", 5), "userId", 'session.end', "id", ${requestId}::text FROM "oldest"
    )
    INSERT INTO "Session" ("id", "userId", "tokenHash", "userAgent", "lastSeenAt", "expiresAt")
    SELECT ${id}, "id", ${hash(token)}, ${userAgent?.slice(0, 300) ?? null},
      now(), now() + make_interval(hours => ${sessionLifetime.absoluteHours}) FROM "person"`;
  if (started === 0) {
    throw new Problem("unauthenticated", "The account or its password is not the same any more.");
  }
  return token;
}

/**
 * Who a session token belongs to, or null when it is unknown, ended, idle for too long or past
 * its end, of a person who is being deleted, or the demo user's while real Plaid is in use. One query.
 */
export async function systemFindSession(token: string): Promise<SignedInViewer | null> {
  const [row] = await db().$queryRaw<(SignedInViewer & { dueForTouch: boolean })[]>`
    SELECT u."id", s."id" AS "sessionId", u."email", u."name", u."isDemo",
      s."lastSeenAt" < now() - interval '1 minute' AS "dueForTouch"
    FROM "Session" s JOIN "User" u ON u."id" = s."userId"
    WHERE s."tokenHash" = ${hash(token)} AND u."deletingAt" IS NULL AND ${isAlive}
      AND (NOT u."isDemo" OR ${env().PLAID_BASE_URL !== undefined})`;
  if (!row) return null;
  const { dueForTouch, ...viewer } = row;
  if (dueForTouch) await touch(viewer.sessionId);
  return viewer;
}

/**
 * Notes that a session is in use, once a minute however many requests come, where the database can.
 * One that has no room left can still be read, and who only reads is not to be refused for a note.
 */
async function touch(id: string): Promise<void> {
  try {
    await db().$executeRaw`
      UPDATE "Session" SET "lastSeenAt" = now()
      WHERE "id" = ${id} AND "lastSeenAt" < now() - interval '1 minute'`;
  } catch (thrown) {
    if (!databaseProblem(thrown)) throw thrown;
  }
}

/**
 * Ends the session of a token for good, because of a sign-out or, with `session.end`, another session
 * that takes its place. Unknown tokens are no error: the result is the same.
 */
export async function systemEndSession(
  token: string,
  action: "sign-out" | "session.end" = "sign-out",
): Promise<void> {
  await db().$executeRaw`
    WITH "ended" AS (
      UPDATE "Session" SET "revokedAt" = now()
      WHERE "tokenHash" = ${hash(token)} AND "revokedAt" IS NULL
      RETURNING "id", "userId"
    )
    INSERT INTO "AuditEvent" ("id", "userId", "action", "target", "requestId")
    SELECT ${newId("auditEvent")}, "userId", ${action}, "id", ${currentRequestId()} FROM "ended"`;
}

/** The browsers that are signed in as the viewer, the one that asks first, then the last used. */
export async function listSessions(viewer: SignedInViewer): Promise<SignedInBrowser[]> {
  const rows = await db().$queryRaw<
    { id: string; userAgent: string | null; createdAt: Date; lastSeenAt: Date }[]
  >`
    SELECT s."id", s."userAgent", s."createdAt", s."lastSeenAt" FROM "Session" s
    WHERE s."userId" = ${viewer.id} AND ${isAlive}
    ORDER BY s."id" = ${viewer.sessionId} DESC, s."lastSeenAt" DESC, s."id" DESC LIMIT 100`;
  return rows.map(({ id, userAgent, createdAt, lastSeenAt }) => ({
    id,
    isThis: id === viewer.sessionId,
    userAgent,
    signedInAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
  }));
}

/** Ends one of the viewer's sessions, however often it is asked. @throws Problem `not_found` for any other. */
export async function endSession(viewer: Viewer, id: string): Promise<void> {
  const userId = viewer.id;
  await db().$transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id, userId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 1) return recordAudit(viewer, { action: "session.end", targets: [id] }, tx);
    if ((await tx.session.count({ where: { id, userId } })) === 0) {
      throw new Problem("not_found", "There is no such session.");
    }
  });
}

/** Ends all of the viewer's sessions but the one that asks. */
export async function endOtherSessions(viewer: SignedInViewer): Promise<void> {
  await db().$transaction(async (tx) => {
    const ended = await tx.session.updateManyAndReturn({
      where: { userId: viewer.id, id: { not: viewer.sessionId }, revokedAt: null },
      data: { revokedAt: new Date() },
      select: { id: true },
    });
    const targets = ended.map(({ id }) => id);
    if (targets.length > 0) await recordAudit(viewer, { action: "session.end", targets }, tx);
  });
}

/** Forgets sessions that were over before a moment. */
export async function systemForgetSessions(before: Date): Promise<void> {
  await eraseInLots(
    (atOnce) => db().$executeRaw`
      DELETE FROM "Session" WHERE "id" = ANY(ARRAY(
        SELECT "id" FROM "Session" WHERE "expiresAt" < ${before} LIMIT ${atOnce}))`,
  );
}
