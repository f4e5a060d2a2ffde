import type { State } from "../state/state";
import { nextDue } from "./next-due";
import { settleDue } from "./settle-due";

/** Does all that time has brought about for any Item up to now. Costs nothing while nothing is due. */
export function settleItems(state: State, now: number): void {
  for (let id = state.agenda.take(now); id !== undefined; id = state.agenda.take(now)) {
    const item = state.items.get(id);
    const due = item && nextDue(item);
    if (!item || !due) continue;
    if (due.at <= now) settleDue(state, item, due, now);
    else state.agenda.put(id, due.at);
  }
}
