import { ids } from "../state/ids";
import type { State } from "../state/state";

const LIFETIME_MS = 30 * 60 * 1000;

/** Issues a public token for an Item. It can be exchanged for half an hour. */
export function issuePublicToken(state: State, itemId: string, now: number): string {
  const token = ids.token("public");
  state.publicTokens.set(token, { itemId, expiresAt: now + LIFETIME_MS, exchangedAt: null });
  return token;
}
