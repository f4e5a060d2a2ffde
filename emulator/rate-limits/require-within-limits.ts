import type { Caller } from "../keys";
import { PlaidFailure } from "../plaid-failure";
import type { State } from "../state/state";
import { sandboxLimits } from "./sandbox-limits";

/**
 * Counts a call whose keys and fields are right, and refuses one too many, where limits are on. The
 * client's limit comes first: what it refuses is not counted for the Item.
 */
export function requireWithinLimits(
  { path, body, caller }: { path: string; body: object; caller: Caller },
  { state, now }: { state: State; now: number },
): void {
  const limits = sandboxLimits.get(path);
  if (!limits || state.settings().rateLimits === "off") return;

  const { perClient, perItem } = limits;
  if (!state.callCounts.add(`${path} ${caller}`, perClient.most, now)) {
    throw new PlaidFailure(perClient.code);
  }
  const itemId = perItem && state.accessTokens.get(String(Reflect.get(body, "access_token")));
  if (itemId && !state.callCounts.add(`${path} ${itemId}`, perItem.most, now)) {
    throw new PlaidFailure(perItem.code);
  }
}
