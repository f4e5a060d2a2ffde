import type { LinkToken } from "../state/entities";
import type { State } from "../state/state";

/** Whether a link token opens Link, and if not, why not. One that updates several Items is for all of them. */
export function linkTokenUse(
  state: State,
  token: LinkToken,
  now: number,
): "open" | "expired" | "dead" | "used" {
  if (now >= token.expiresAt) return "expired";
  if (token.isDead) return "dead";
  if (state.settings().linkTokens === "reusable" || token.config.updateAny) return "open";
  const hasLinked = token.sessionIds.some((id) => state.linkSessions.get(id)?.linked.length);
  return hasLinked ? "used" : "open";
}
