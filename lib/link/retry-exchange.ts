import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { getLinkSession } from "@/lib/data/link-sessions";
import { type Claim, failClaim, getClaim, takeOverClaim } from "@/lib/data/public-token-exchanges";
import type { LinkVia } from "@/lib/db/generated/client";
import { Problem } from "@/lib/problem";
import { completeToken } from "./complete-token";

const LOST = {
  code: "link_uncertain",
  detail:
    "This bank could not be finished in time, and what the bank gave has expired. Link it once more.",
} as const;

/**
 * Tries one bank of one of the viewer's sessions again, or links one once more that they have
 * already. Answers the id of the session.
 *
 * @throws Problem what {@link completeToken} throws. `link_uncertain` when its public token is gone,
 *   or its session can no longer be read: the attempt is then marked as one that could not be finished.
 */
export async function retryExchange(
  viewer: Viewer,
  exchangeId: string,
  { allowDuplicate = false, via }: { allowDuplicate?: boolean; via: LinkVia },
): Promise<string> {
  const { claim, publicToken } = await getClaim(viewer, exchangeId);
  const sessionId = claim.linkSessionId;
  if (claim.state === "EXCHANGED") return sessionId;
  if (publicToken === null) return giveUp(viewer, claim);
  const session = await getLinkSession(viewer, sessionId).catch((thrown: unknown) => {
    const isUnreadable = thrown instanceof Problem && thrown.code === "link_session_expired";
    if (isUnreadable) return giveUp(viewer, claim);
    throw thrown;
  });
  await completeToken(viewer, session, publicToken, { via, allowDuplicate, insists: true });
  return sessionId;
}

async function giveUp(viewer: Viewer, claim: Claim): Promise<never> {
  const taken = claim.state === "RESERVED" && (await takeOverClaim(viewer, claim));
  if (taken) await failClaim(viewer, taken, { state: "UNCERTAIN", ...LOST });
  throw new Problem(LOST.code, LOST.detail);
}
