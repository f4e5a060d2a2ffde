import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { openWebhookBody } from "./webhook-events";

/** So many of a kind are told of one session, the oldest first. */
const TOLD = 500;

/** After the end of a session its Items are read, which is part of what happened. */
const AFTERMATH_MS = 60_000;

/** The calls to Plaid that were made for one of the viewer's Link sessions, and to read what came of it. */
export async function listSessionCalls(
  viewer: Viewer,
  session: { id: string; createdAt: string; finishedAt: string | null; itemIds: string[] },
) {
  const { id, createdAt, finishedAt, itemIds } = session;
  const until = finishedAt && new Date(Date.parse(finishedAt) + AFTERMATH_MS);
  const aftermath = until &&
    itemIds.length > 0 && { itemId: { in: itemIds }, at: { gte: new Date(createdAt), lte: until } };
  return db().plaidCall.findMany({
    where: { userId: viewer.id, OR: [{ linkSessionId: id }, ...(aftermath ? [aftermath] : [])] },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    take: TOLD,
    select: {
      ...{ id: true, path: true, at: true, durationMs: true, status: true, requestId: true },
      ...{ errorType: true, errorCode: true, request: true, response: true, source: true },
    },
  });
}

/** The webhooks about one of the viewer's Link sessions, with the bytes that were signed, tokens and all. */
export async function listSessionWebhooks(viewer: Viewer, linkSessionId: string) {
  const rows = await db().webhookEvent.findMany({
    where: { userId: viewer.id, linkSessionId },
    orderBy: { id: "asc" },
    take: TOLD,
    select: {
      ...{ id: true, code: true, state: true, effect: true, failure: true },
      ...{ rawBody: true, receivedAt: true, processedAt: true },
    },
  });
  return rows.map(({ rawBody, ...row }) => {
    const body = openWebhookBody(row.id, rawBody);
    return { ...row, body: body && Buffer.from(body).toString() };
  });
}

/** When each public token of one of the viewer's Link sessions was claimed. */
export async function listSessionClaims(viewer: Viewer, linkSessionId: string) {
  return db().publicTokenExchange.findMany({
    where: { userId: viewer.id, linkSessionId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, createdAt: true, institutionName: true, state: true },
  });
}
