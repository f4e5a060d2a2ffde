import { calendar } from "../data/calendar";
import { announceItem } from "../items/announce-item";
import type { LedgerTransaction } from "../ledger/ledger";
import { readLedger } from "../ledger/read-ledger";
import { sortedJson } from "../sorted-json";
import type { Item } from "../state/entities";
import type { State } from "../state/state";
import { recurringStreams } from "./recurring-streams";

/** Tells in which accounts what comes back has changed since `before`, to who has once asked for it. */
export function announceRecurring(
  state: State,
  item: Item,
  before: ReadonlyMap<string, LedgerTransaction>,
  now: number,
): void {
  if (!item.transactions?.hasRecurring || item.webhook === null) return;
  const today = calendar.dayOf(now);
  const streams = (transactions: ReadonlyMap<string, LedgerTransaction>) =>
    new Map(
      recurringStreams([...transactions.values()], today).map((stream) => [
        stream.stream_id,
        { account: stream.account_id, told: sortedJson(stream) },
      ]),
    );
  const [old, fresh] = [streams(before), streams(readLedger(state, item).live)];
  const changed = [...old, ...fresh].filter(([id]) => old.get(id)?.told !== fresh.get(id)?.told);
  const account_ids = [...new Set(changed.map(([, { account }]) => account))];
  if (account_ids.length === 0) return;
  const body = { webhook_type: "TRANSACTIONS", webhook_code: "RECURRING_TRANSACTIONS_UPDATE" };
  announceItem(state, item, { ...body, account_ids }, now);
}
