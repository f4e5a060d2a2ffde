import type { LinkToken } from "../state/entities";
import type { State } from "../state/state";

/** The link token, if it still opens Link; null where it is unknown, expired or used up. */
export function usableLinkToken(state: State, linkToken: string, now: number): LinkToken | null {
  const token = state.linkTokens.get(linkToken);
  if (!token || now >= token.expiresAt || token.isDead) return null;
  if (state.settings().linkTokens === "reusable") return token;
  const hasLinked = token.sessionIds.some(
    (id) => state.linkSessions.get(id)?.result?.kind === "success",
  );
  return hasLinked ? null : token;
}
