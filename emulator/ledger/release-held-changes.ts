import type { State } from "../state/state";
import { appendChanges } from "./append-changes";

/** Makes the changes that were to come between two pages of an Item's transactions. */
export function releaseHeldChanges(state: State, itemId: string, now: number): void {
  const ledger = state.ledgers.get(itemId);
  const item = state.items.get(itemId);
  if (!ledger?.held || !item) return;
  state.ledgers.set(itemId, { ...ledger, held: null });
  appendChanges(state, item, ledger.held, now);
}
