import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { lookupHash } from "@/lib/crypto/lookup-hash";
import { open, type SealContext, seal, UnreadableToken } from "@/lib/crypto/sealed-token";
import { db } from "@/lib/db/client";
import type { LinkMode, LinkState, LinkUpdate, LinkVia, Prisma } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { Problem } from "@/lib/problem";
import { isDuplicate } from "./database-problem";
import { newId } from "./new-id";

/** A Link session, with the token that only Plaid and Link may get. */
export type LinkSession = {
  id: string;
  mode: LinkMode;
  state: LinkState;
  /** Update mode: the Item under repair. */
  itemId: string | null;
  /** Update mode: what for. */
  update: LinkUpdate | null;
  linkToken: string;
  createdAt: Date;
  expiresAt: Date;
  finishedAt: Date | null;
};

const columns = {
  id: true,
  mode: true,
  state: true,
  itemId: true,
  update: true,
  linkToken: true,
  createdAt: true,
  expiresAt: true,
  finishedAt: true,
} as const;

const place = (
  userId: string,
  rowId: string,
  column: "linkToken" | "hostedLinkUrl",
): SealContext => ({ table: "LinkSession", column, rowId, userId });

/** An id for a session that is about to be saved, so that calls made for it can name it. */
export const newLinkSessionId = () => newId("linkSession");

/** Stores a link token that Plaid just made, sealed. */
export async function saveLinkSession(
  viewer: Viewer,
  session: {
    id: string;
    mode: LinkMode;
    linkToken: string;
    expiresAt: Date;
    hostedLinkUrl?: string | null;
    itemId?: string;
    update?: LinkUpdate;
  },
): Promise<void> {
  const { linkToken, hostedLinkUrl, ...row } = session;
  const { TOKEN_KEYS, NEXTAUTH_SECRET } = env();
  await db().linkSession.create({
    data: {
      ...row,
      userId: viewer.id,
      linkToken: seal(linkToken, place(viewer.id, row.id, "linkToken"), TOKEN_KEYS),
      linkTokenLookup: lookupHash(linkToken, "link-token", NEXTAUTH_SECRET),
      ...(hostedLinkUrl && {
        hostedLinkUrl: seal(hostedLinkUrl, place(viewer.id, row.id, "hostedLinkUrl"), TOKEN_KEYS),
      }),
    },
    select: { id: true },
  });
}

/** One of the viewer's sessions. Another user's is reported as missing, so that ids cannot be probed. */
export async function getLinkSession(viewer: Viewer, id: string): Promise<LinkSession> {
  const row = await db().linkSession.findFirst({
    where: { id, userId: viewer.id },
    select: columns,
  });
  if (!row) throw new Problem("not_found", "There is no such Link session.");
  return opened(viewer, row);
}

/** The address of a hosted session, or null when it has none or it can no longer be read. */
export function openHostedLinkUrl(
  viewer: Viewer,
  { id, hostedLinkUrl }: { id: string; hostedLinkUrl: string | null },
): string | null {
  if (hostedLinkUrl === null) return null;
  try {
    return open(hostedLinkUrl, place(viewer.id, id, "hostedLinkUrl"), env().TOKEN_KEYS);
  } catch (thrown) {
    if (thrown instanceof UnreadableToken) return null;
    throw thrown;
  }
}

/**
 * Takes the session that a bank's redirect leads back to: of the viewer's own that are not over, the
 * one whose page went away last with Link open. Each `oauth_state_id` takes one once; null when it was
 * used before, or there is nothing to take.
 */
export async function takeSessionToResume(
  viewer: Viewer,
  oauthStateId: string,
): Promise<LinkSession | null> {
  const row = await db().linkSession.findFirst({
    where: {
      userId: viewer.id,
      mode: { not: "HOSTED" },
      expiresAt: { gt: new Date() },
      OR: [{ state: "OPEN" }, { state: "EXITED", leftAt: { not: null } }],
    },
    orderBy: [{ leftAt: { sort: "desc", nulls: "last" } }, { createdAt: "desc" }],
    select: columns,
  });
  if (!row) return null;
  const lookup = lookupHash(oauthStateId, "oauth-state", env().NEXTAUTH_SECRET);
  try {
    const data = { id: newId("oauthReturn"), userId: viewer.id, linkSessionId: row.id, lookup };
    await db().oauthReturn.create({ data, select: { id: true } });
    return opened(viewer, row);
  } catch (thrown) {
    if (isDuplicate(thrown)) return null;
    throw thrown;
  }
}

/** Notes that a session's page went away with Link open. */
export async function markSessionLeft(viewer: Viewer, id: string): Promise<void> {
  await db().linkSession.updateMany({
    where: { id, userId: viewer.id, state: { in: ["OPEN", "EXITED"] } },
    data: { leftAt: new Date() },
  });
}

/** What Plaid says of the way a person left Link. Texts of Plaid's, without tokens. */
export type LinkExit = {
  status: string | null;
  code: string | null;
  message: string | null;
  requestId: string | null;
};

/** Ends a session that is still open. Whoever comes later changes nothing. */
export async function finishLinkSession(
  viewer: Viewer,
  id: string,
  end: { state: "COMPLETED" | "EXITED" | "EXPIRED"; via: LinkVia; exit?: LinkExit },
): Promise<void> {
  const { state, via, exit } = end;
  // A person can leave Link, open it again with the same token, and link a bank after all.
  const from: LinkState[] = state === "COMPLETED" ? ["OPEN", "EXITED", "EXPIRED"] : ["OPEN"];
  await db().linkSession.updateMany({
    where: { id, userId: viewer.id, state: { in: from } },
    data: {
      state,
      finishedVia: via,
      finishedAt: new Date(),
      ...(exit && { exit: exit satisfies Prisma.InputJsonObject }),
    },
  });
}

/** Keeps Plaid's id of a session, for whoever asks support. The newest counts. */
export async function savePlaidLinkSessionId(
  viewer: Viewer,
  id: string,
  plaidLinkSessionId: string,
): Promise<void> {
  await db().linkSession.updateMany({
    where: {
      id,
      userId: viewer.id,
      OR: [{ plaidLinkSessionId: null }, { plaidLinkSessionId: { not: plaidLinkSessionId } }],
    },
    data: { plaidLinkSessionId },
  });
}

function opened<Row extends { id: string; linkToken: string }>(viewer: Viewer, row: Row): Row {
  try {
    const context = place(viewer.id, row.id, "linkToken");
    return { ...row, linkToken: open(row.linkToken, context, env().TOKEN_KEYS) };
  } catch (thrown) {
    if (!(thrown instanceof UnreadableToken)) throw thrown;
    throw new Problem(
      "link_session_expired",
      "This Link session can no longer be read. Start again.",
    );
  }
}

/**
 * Ties a session to the one public token it is used for, where Plaid does not tell which belong to
 * it. Of several tokens, at once or one after the other, the first gets the session.
 */
export async function bindLinkSession(
  viewer: Viewer,
  id: string,
  publicToken: string,
): Promise<boolean> {
  const boundTo = lookupHash(publicToken, "public-token", env().NEXTAUTH_SECRET);
  const { count } = await db().linkSession.updateMany({
    where: {
      id,
      userId: viewer.id,
      state: { in: ["OPEN", "EXITED"] },
      OR: [{ boundTo: null }, { boundTo }],
    },
    data: { boundTo },
  });
  return count === 1;
}
