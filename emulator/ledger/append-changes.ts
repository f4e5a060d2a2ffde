import { announceItem } from "../items/announce-item";
import type { Item } from "../state/entities";
import { ids } from "../state/ids";
import type { State } from "../state/state";
import { announceRecurring } from "../transactions/announce-recurring";
import { announceSyncUpdates } from "../transactions/announce-sync-updates";
import { appendBatch } from "./append-batch";
import type { LedgerChange } from "./ledger";
import { nextPosting } from "./next-posting";
import { readLedger } from "./read-ledger";

/** Makes changes to an Item's transactions, and sends the webhooks that tell of them. Answers the Item as it is then. */
export function appendChanges(
  state: State,
  item: Item,
  changes: readonly LedgerChange[],
  now: number,
): Item {
  const { transactions } = item;
  if (!transactions || changes.length === 0) return item;
  const before = readLedger(state, item).live;
  const added = changes.flatMap((change) =>
    change.op === "put" && !before.has(change.transaction.id) ? [change.transaction.id] : [],
  );
  const removed = changes.flatMap((change) =>
    change.op === "remove" && before.has(change.id) ? [change.id] : [],
  );

  const id = ids.uuid();
  state.ledgerChanges.set(id, changes);
  appendBatch(state, item, { kind: "changes", id });
  const changed: Item = {
    ...item,
    transactions: { ...transactions, postsAt: nextPosting(state, item), updatedAt: now },
  };
  state.items.set(item.id, changed);

  announceSyncUpdates(state, changed, now);
  const legacy = { webhook_type: "TRANSACTIONS", error: null };
  if (added.length > 0) {
    const body = { ...legacy, webhook_code: "DEFAULT_UPDATE", new_transactions: added.length };
    announceItem(state, changed, body, now);
  }
  if (removed.length > 0) {
    const body = { ...legacy, webhook_code: "TRANSACTIONS_REMOVED", removed_transactions: removed };
    announceItem(state, changed, body, now);
  }
  announceRecurring(state, changed, before, now);
  return changed;
}
