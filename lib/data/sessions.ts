import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type { SignedInViewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { newId } from "./new-id";

/** A session ends after this long without a request, and after this long whatever happens. */
export const sessionLifetime = { idleMinutes: 30, absoluteHours: 12 } as const;

const hash = (token: string) => createHash("sha256").update(token).digest("base64url");

/** Starts a session and answers its token, which only the browser's cookie keeps. */
export async function systemStartSession(
  userId: string,
  userAgent: string | null,
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await db().$executeRaw`
    INSERT INTO "Session" ("id", "userId", "tokenHash", "userAgent", "lastSeenAt", "expiresAt")
    VALUES (${newId("session")}, ${userId}, ${hash(token)}, ${userAgent?.slice(0, 300) ?? null},
      now(), now() + make_interval(hours => ${sessionLifetime.absoluteHours}))`;
  return token;
}

/**
 * Who a session token belongs to, or null when it is unknown, ended, idle for too long or past
 * its end, of a person who is being deleted, or the demo user's while real Plaid is in use. One query, by the database's clock, so
 * that replicas agree.
 */
export async function systemFindSession(token: string): Promise<SignedInViewer | null> {
  const [row] = await db().$queryRaw<(SignedInViewer & { dueForTouch: boolean })[]>`
    SELECT u."id", s."id" AS "sessionId", u."email", u."name", u."isDemo",
      s."lastSeenAt" < now() - interval '1 minute' AS "dueForTouch"
    FROM "Session" s JOIN "User" u ON u."id" = s."userId"
    WHERE s."tokenHash" = ${hash(token)} AND s."revokedAt" IS NULL AND u."deletingAt" IS NULL AND s."expiresAt" > now()
      AND s."lastSeenAt" > now() - make_interval(mins => ${sessionLifetime.idleMinutes})
      AND (NOT u."isDemo" OR ${env().PLAID_BASE_URL !== undefined})`;
  if (!row) return null;
  const { dueForTouch, ...viewer } = row;
  if (dueForTouch) {
    await db()
      .$executeRaw`UPDATE "Session" SET "lastSeenAt" = now() WHERE "id" = ${viewer.sessionId}`;
  }
  return viewer;
}

/** Ends the session of a token for good. Unknown tokens are no error: the result is the same. */
export async function systemEndSession(token: string): Promise<void> {
  await db().$executeRaw`
    UPDATE "Session" SET "revokedAt" = now()
    WHERE "tokenHash" = ${hash(token)} AND "revokedAt" IS NULL`;
}
