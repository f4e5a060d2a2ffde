import { calendar } from "../data/calendar";
import { announceItem } from "../items/announce-item";
import { appendBatch } from "../ledger/append-batch";
import { nextPosting } from "../ledger/next-posting";
import { readLedger } from "../ledger/read-ledger";
import type { Item, ItemAccount, TransactionsProgress } from "../state/entities";
import type { State } from "../state/state";
import { announceRecurring } from "./announce-recurring";
import { announceSyncUpdates } from "./announce-sync-updates";

const INITIAL_DAYS = 30;

const codes = { initial: "INITIAL_UPDATE", historical: "HISTORICAL_UPDATE" } as const;

/** Brings in the last thirty days of an Item's transactions, or all before them, and tells of it. */
export function extractTransactions(
  state: State,
  item: Item,
  stage: "initial" | "historical",
  now: number,
): Item {
  const { transactions } = item;
  if (!transactions) return item;
  const count = bringIn(state, item, item.accounts, stage);
  const postsAt = nextPosting(state, item);
  const extracted: Item = {
    ...item,
    transactions: { ...transactions, stage, postsAt, updatedAt: now },
  };
  state.items.set(item.id, extracted);
  tell(state, extracted, stage, count, now);
  return extracted;
}

/** Follows a new choice of accounts: transactions of those left out go, those of new ones come, at once, and so it is told. */
export function followAccounts(
  state: State,
  item: Item,
  before: readonly ItemAccount[],
  now: number,
): Item {
  const { transactions } = item;
  if (!transactions || transactions.stage === "not ready") return item;
  const has = (accounts: readonly ItemAccount[], { accountId }: ItemAccount) =>
    accounts.some((account) => account.accountId === accountId);
  const dropped = before.filter((account) => !has(item.accounts, account));
  const added = item.accounts.filter((account) => !has(before, account));
  if (dropped.length + added.length === 0) return item;

  const { live } = readLedger(state, item);
  const accountIds = dropped.map(({ accountId }) => accountId);
  if (dropped.length > 0) appendBatch(state, item, { kind: "dropped", accountIds });
  const stages =
    transactions.stage === "initial"
      ? (["initial"] as const)
      : (["initial", "historical"] as const);
  for (const stage of stages) {
    const count = bringIn(state, item, added, stage);
    tell(state, item, stage, count, now);
  }
  const postsAt = nextPosting(state, item);
  const settled = { ...item, transactions: { ...transactions, postsAt, updatedAt: now } };
  state.items.set(item.id, settled);
  announceRecurring(state, settled, live, now);
  return settled;
}

/** Adds a stretch of the past to the ledger; answers how many transactions came, where anybody wants to know. */
function bringIn(
  state: State,
  item: Item,
  accounts: readonly ItemAccount[],
  stage: "initial" | "historical",
): number {
  const { transactions } = item;
  if (!transactions) return 0;
  const before = item.webhook === null ? 0 : readLedger(state, item).live.size;
  appendBatch(state, item, { kind: "extracted", accounts, ...stretch(transactions, stage) });
  return item.webhook === null ? 0 : readLedger(state, item).live.size - before;
}

function stretch(
  { startedAt, daysRequested }: TransactionsProgress,
  stage: "initial" | "historical",
) {
  const asOf = calendar.dayOf(startedAt);
  const first = calendar.plusDays(asOf, -Math.min(daysRequested, INITIAL_DAYS));
  return stage === "initial"
    ? { from: first, to: asOf, asOf }
    : { from: calendar.plusDays(asOf, -daysRequested), to: calendar.plusDays(first, -1), asOf };
}

function tell(
  state: State,
  item: Item,
  stage: "initial" | "historical",
  new_transactions: number,
  now: number,
): void {
  const body = {
    webhook_type: "TRANSACTIONS",
    webhook_code: codes[stage],
    // The published description has this one's error as text that may not be null.
    ...(stage === "historical" && { error: null }),
    new_transactions,
  };
  announceItem(state, item, body, now);
  announceSyncUpdates(state, item, now);
}
