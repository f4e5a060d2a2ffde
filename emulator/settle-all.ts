import { settleItems } from "./items/settle-items";
import { settleSessions } from "./link/settle-sessions";
import type { State } from "./state/state";

/** Does all that time has brought about up to now, for Items and for sessions of Link. Costs nothing while nothing is due. */
export function settleAll(state: State, now: number): void {
  if (!state.agenda.isDue(now) && !state.sessionAgenda.isDue(now)) return;
  state.transaction(() => {
    settleItems(state, now);
    settleSessions(state, now);
  });
}
