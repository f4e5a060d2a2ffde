import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { LinkEventView } from "@/lib/contracts/link";
import { db } from "@/lib/db/client";
import type { Lane } from "@/lib/db/generated/client";
import { Problem } from "@/lib/problem";
import { lower } from "./lower";
import { newId } from "./new-id";
import { writeTogether } from "./write-together";

/** One entry of a session's timeline, redacted by whoever makes it. */
export type LinkEventFacts = {
  lane: Lane;
  name: string;
  /** The same for the same event, however often it is told. */
  key: string;
  at: Date;
  requestId: string | null;
  plaidLinkSessionId: string | null;
  detail: Record<string, unknown> | null;
};

/** How the keys of what only the inspector tells begin: see `lib/link/note-step.ts`. */
export const STEP_KEY = "step ";

/** A session that tells of more is not telling of a person any longer. */
const MOST_EVENTS = 2_000;

/** Browsers tell of a session in a burst of small requests. What comes at once is written by one statement. */
const TOGETHER_MAX = 50;

/**
 * Adds entries to the timeline of one of the viewer's sessions. What is there already is left as it
 * was. Another user's session is reported as missing.
 */
export async function saveLinkEvents(
  viewer: Viewer,
  linkSessionId: string,
  events: LinkEventFacts[],
): Promise<void> {
  const outcome = await store({ userId: viewer.id, linkSessionId, events });
  if (outcome === "missing") throw new Problem("not_found", "There is no such Link session.");
}

/**
 * The same for several sessions and people, in one statement. A session that is gone takes its
 * entries with it.
 */
export async function systemSaveLinkEvents(all: Told[]): Promise<void> {
  await insert(all);
}

/** What one caller tells of one session. */
type Told = { userId: string; linkSessionId: string; events: LinkEventFacts[] };

const store = writeTogether(insert, TOGETHER_MAX);

async function insert(all: Told[]): Promise<("stored" | "missing")[]> {
  const sessions = all.map(({ linkSessionId: id, userId }) => ({ id, userId }));
  const rows = all.flatMap(({ userId, linkSessionId, events }) =>
    events.map((event) => ({ ...event, id: newId("linkEvent"), userId, linkSessionId })),
  );
  const found = await db().$queryRaw<{ id: string; userId: string }[]>`
    WITH "session" AS (
      SELECT s."id", s."userId",
        (SELECT count(*) FROM "LinkEvent" k WHERE k."linkSessionId" = s."id") AS "known"
      FROM "LinkSession" s WHERE (s."id", s."userId") IN (
        SELECT "id", "userId" FROM jsonb_to_recordset(${JSON.stringify(sessions)}::jsonb)
          AS t("id" text, "userId" text))
    ), "added" AS (
      INSERT INTO "LinkEvent"
        ("id", "userId", "linkSessionId", "lane", "name", "key", "at", "requestId", "plaidLinkSessionId", "detail")
      SELECT e."id", s."userId", s."id", e."lane", e."name", e."key", e."at", e."requestId", e."plaidLinkSessionId", e."detail"
      FROM jsonb_populate_recordset(NULL::"LinkEvent", ${JSON.stringify(rows)}::jsonb) e
      JOIN "session" s ON s."id" = e."linkSessionId" AND s."userId" = e."userId"
      WHERE s."known" < ${MOST_EVENTS}
      ON CONFLICT ("linkSessionId", "key") DO NOTHING
    )
    SELECT "id", "userId" FROM "session"`;
  const theirs = new Set(found.map(({ id, userId }) => `${id} ${userId}`));
  return all.map(({ linkSessionId, userId }) =>
    theirs.has(`${linkSessionId} ${userId}`) ? "stored" : "missing",
  );
}

/**
 * What is known of one of the viewer's sessions, in order of time. What the browser and Plaid both
 * tell is in it twice; `timeline` makes one of it.
 *
 * @param withSteps also what only the inspector tells.
 */
export async function listLinkEvents(
  viewer: Viewer,
  linkSessionId: string,
  { withSteps = false } = {},
): Promise<LinkEventView[]> {
  const steps = { key: { startsWith: STEP_KEY } };
  const rows = await db().linkEvent.findMany({
    where: { linkSessionId, userId: viewer.id, ...(!withSteps && { NOT: steps }) },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: {
      id: true,
      lane: true,
      name: true,
      at: true,
      requestId: true,
      plaidLinkSessionId: true,
      detail: true,
    },
  });
  return rows.map(({ lane, at, detail, ...row }) => ({
    ...row,
    lane: lower(lane),
    at: at.toISOString(),
    detail: isObject(detail) ? detail : null,
  }));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
