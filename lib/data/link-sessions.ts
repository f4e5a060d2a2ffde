import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { lookupHash } from "@/lib/crypto/lookup-hash";
import { open, seal, UnreadableToken } from "@/lib/crypto/sealed-token";
import { db } from "@/lib/db/client";
import type { LinkMode, LinkState } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { Problem } from "@/lib/problem";
import { newId } from "./new-id";

/** A Link session, with the token that only Plaid and Link may get. */
export type LinkSession = {
  id: string;
  mode: LinkMode;
  state: LinkState;
  linkToken: string;
  expiresAt: Date;
};

const place = (userId: string, rowId: string) =>
  ({ table: "LinkSession", column: "linkToken", rowId, userId }) as const;

/** An id for a session that is about to be saved, so that calls made for it can name it. */
export const newLinkSessionId = () => newId("linkSession");

/** Stores a link token that Plaid just made, sealed. */
export async function saveLinkSession(
  viewer: Viewer,
  session: { id: string; mode: LinkMode; linkToken: string; expiresAt: Date },
): Promise<void> {
  const { id, mode, linkToken, expiresAt } = session;
  const { TOKEN_KEYS, NEXTAUTH_SECRET } = env();
  await db().linkSession.create({
    data: {
      id,
      userId: viewer.id,
      mode,
      linkToken: seal(linkToken, place(viewer.id, id), TOKEN_KEYS),
      linkTokenLookup: lookupHash(linkToken, "link-token", NEXTAUTH_SECRET),
      expiresAt,
    },
    select: { id: true },
  });
}

/** One of the viewer's sessions. Another user's is reported as missing, so that ids cannot be probed. */
export async function getLinkSession(viewer: Viewer, id: string): Promise<LinkSession> {
  const row = await db().linkSession.findFirst({
    where: { id, userId: viewer.id },
    select: { id: true, mode: true, state: true, linkToken: true, expiresAt: true },
  });
  if (!row) throw new Problem("not_found", "There is no such Link session.");
  try {
    return { ...row, linkToken: open(row.linkToken, place(viewer.id, id), env().TOKEN_KEYS) };
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
    where: { id, userId: viewer.id, state: "OPEN", OR: [{ boundTo: null }, { boundTo }] },
    data: { boundTo },
  });
  return count === 1;
}
