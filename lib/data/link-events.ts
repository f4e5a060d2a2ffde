import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { LinkEventView } from "@/lib/contracts/link";
import { db } from "@/lib/db/client";
import type { Lane } from "@/lib/db/generated/client";
import { Problem } from "@/lib/problem";
import { lower } from "./lower";
import { newId } from "./new-id";

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

/** A session that tells of more is not telling of a person any longer. */
const MOST_EVENTS = 2_000;

/**
 * Adds entries to the timeline of one of the viewer's sessions, in one statement. What is there
 * already is left as it was. Another user's session is reported as missing.
 */
export async function saveLinkEvents(
  viewer: Viewer,
  linkSessionId: string,
  events: LinkEventFacts[],
): Promise<void> {
  const rows = JSON.stringify(events.map((event) => ({ ...event, id: newId("linkEvent") })));
  const [found] = await db().$queryRaw<{ sessions: number }[]>`
    WITH "session" AS (
      SELECT "id", "userId" FROM "LinkSession" WHERE "id" = ${linkSessionId} AND "userId" = ${viewer.id}
    ), "added" AS (
      INSERT INTO "LinkEvent"
        ("id", "userId", "linkSessionId", "lane", "name", "key", "at", "requestId", "plaidLinkSessionId", "detail")
      SELECT e."id", s."userId", s."id", e."lane", e."name", e."key", e."at", e."requestId", e."plaidLinkSessionId", e."detail"
      FROM jsonb_populate_recordset(NULL::"LinkEvent", ${rows}::jsonb) e, "session" s
      WHERE (SELECT count(*) FROM "LinkEvent" WHERE "linkSessionId" = s."id") < ${MOST_EVENTS}
      ON CONFLICT ("linkSessionId", "key") DO NOTHING
    )
    SELECT count(*)::int AS "sessions" FROM "session"`;
  if (!found?.sessions) throw new Problem("not_found", "There is no such Link session.");
}

/**
 * What is known of one of the viewer's sessions, in order of time. What the browser and Plaid both
 * tell is in it twice; `timeline` makes one of it.
 */
export async function listLinkEvents(
  viewer: Viewer,
  linkSessionId: string,
): Promise<LinkEventView[]> {
  const rows = await db().linkEvent.findMany({
    where: { linkSessionId, userId: viewer.id },
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
