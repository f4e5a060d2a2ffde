import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { LinkedBank } from "@/lib/contracts/link";
import { bindLinkSession, type LinkSession } from "@/lib/data/link-sessions";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { Problem } from "@/lib/problem";
import { askLinkToken } from "./ask-link-token";
import { toldProfiles, toldTokens } from "./told-tokens";

/** Plaid's public tokens live this long after Link has given them out. */
export const PUBLIC_TOKEN_LIFETIME_MS = 30 * 60 * 1000;

/** The refusal of a public token that belongs to another session or person. */
export const sessionMismatch = () =>
  new Problem(
    "session_mismatch",
    "This public token does not belong to this Link session. Start again.",
  );

/**
 * Makes sure that a public token came out of the Link session it is presented with, before it is
 * spent. A token of somebody else is refused, and stays good for its owner.
 *
 * Plaid tells a session's public tokens for Hosted Link, and for every mode where "Link events"
 * is enabled. Where it tells nothing, LINK_BINDING decides: `strict` refuses, `auto` lets an open
 * session be used for one token, whichever comes first.
 *
 * @returns what Plaid says of the bank, or null where it says nothing.
 * @throws Problem `link_session_expired` or `session_mismatch`
 */
export async function checkBinding(
  viewer: Viewer,
  session: LinkSession,
  publicToken: string,
): Promise<LinkedBank | null> {
  if (session.expiresAt.getTime() + PUBLIC_TOKEN_LIFETIME_MS < Date.now()) {
    throw new Problem("link_session_expired", "This Link session has expired. Start again.");
  }
  const sessions = await askLinkToken(viewer, session);
  const told = session.mode === "LAYER" ? toldProfiles(sessions) : toldTokens(sessions);
  if (told?.has(publicToken)) return told instanceof Map ? (told.get(publicToken) ?? null) : null;
  if (told !== null || env().LINK_BINDING === "strict") throw sessionMismatch();
  if (!(await bindLinkSession(viewer, session.id, publicToken))) throw sessionMismatch();
  log().info({ linkSessionId: session.id, binding: "unverified" }, "public token accepted");
  return null;
}
