import { announceItem } from "../items/announce-item";
import type { Item } from "../state/entities";
import type { State } from "../state/state";

/** Tells that /transactions/sync has something new. Plaid does so for Items only that have once called it. */
export function announceSyncUpdates(state: State, item: Item, now: number): void {
  if (!item.transactions?.hasSynced) return;
  const { stage } = item.transactions;
  announceItem(
    state,
    item,
    {
      webhook_type: "TRANSACTIONS",
      webhook_code: "SYNC_UPDATES_AVAILABLE",
      initial_update_complete: stage !== "not ready",
      historical_update_complete: stage === "historical",
    },
    now,
  );
}
