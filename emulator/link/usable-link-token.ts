import type { LinkToken } from "../state/entities";
import type { State } from "../state/state";
import { linkTokenUse } from "./link-token-use";

/** The link token, if it still opens Link; null where it is unknown, expired or used up. */
export function usableLinkToken(state: State, linkToken: string, now: number): LinkToken | null {
  const token = state.linkTokens.get(linkToken);
  return token && linkTokenUse(state, token, now) === "open" ? token : null;
}
