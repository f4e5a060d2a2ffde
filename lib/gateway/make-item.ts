import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { getLinkSession, type LinkSession } from "@/lib/data/link-sessions";
import { askLinkToken } from "@/lib/link/ask-link-token";
import { completeSession } from "@/lib/link/complete-session";
import { toldProfiles, toldTokens } from "@/lib/link/told-tokens";
import { itemPublicTokenExchange } from "@/lib/playground/operations/item-public-token-exchange";
import { idOfReference } from "@/lib/playground/reference";
import { Problem } from "@/lib/problem";
import type { Made } from "./made";

/** Layer's profile token is not exchanged: the profile is opened, with its Items in it. */
const PATHS = ["/item/public_token/exchange", "/user_account/session/get"];

/**
 * Exchanges what came out of one of the viewer's Link sessions: the public token that Link gave their
 * page, or those that Plaid tells. What is exchanged already stays as it is.
 *
 * @throws Problem as {@link completeSession} does; `invalid_request` where there is no public token.
 */
export async function makeItem(
  viewer: Viewer,
  body: Record<string, unknown>,
  publicToken: string | undefined,
): Promise<Made> {
  const request = itemPublicTokenExchange.schema.parse(body);
  const sessionId = idOfReference(request.public_token);
  const publicTokens = publicToken
    ? [publicToken]
    : await tokensTold(viewer, await getLinkSession(viewer, sessionId));
  const itemIds = await completeSession(viewer, sessionId, { publicTokens, via: "BROWSER" });
  return { sessionId, itemIds, paths: PATHS };
}

async function tokensTold(viewer: Viewer, session: LinkSession): Promise<string[]> {
  if (session.mode === "UPDATE") return [];
  const told = await askLinkToken(viewer, session);
  const tokens = session.mode === "LAYER" ? toldProfiles(told) : toldTokens(told)?.keys();
  const publicTokens = [...(tokens ?? [])];
  if (publicTokens.length > 0) return publicTokens;
  const message = "has no public token yet that Plaid tells of";
  throw new Problem(
    "invalid_request",
    `This Link session ${message}. Finish it in Link, and send again from the page that it was opened on.`,
    { fields: { public_token: message } },
  );
}
