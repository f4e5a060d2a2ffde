import type { Item } from "../state/entities";
import { ids } from "../state/ids";
import type { State } from "../state/state";
import type { Ledger, LedgerBatch } from "./ledger";

/** Adds what came at one time to the history of an Item's transactions. */
export function appendBatch(state: State, item: Item, batch: LedgerBatch): Ledger {
  const ledger = state.ledgers.get(item.id);
  const appended: Ledger = {
    version: ids.uuid(),
    batches: [...(ledger?.batches ?? []), batch],
    held: ledger?.held ?? null,
    refreshes: ledger?.refreshes ?? 0,
  };
  state.ledgers.set(item.id, appended);
  return appended;
}
