import { calendar } from "../data/calendar";
import type { Item } from "../state/entities";
import type { State } from "../state/state";
import { readLedger } from "./read-ledger";

/** When the next of an Item's pending transactions posts by itself; null when none is pending. `user_good` never has one of its own. */
export function nextPosting(state: State, item: Item): number | null {
  const isUntouched = !state.ledgers.get(item.id)?.batches.some(({ kind }) => kind === "changes");
  if (item.login.username === "user_good" && isUntouched) return null;
  let first: string | null = null;
  for (const { postsOn } of readLedger(state, item).live.values()) {
    if (postsOn !== null && (first === null || postsOn < first)) first = postsOn;
  }
  return first === null ? null : calendar.startOf(first);
}
