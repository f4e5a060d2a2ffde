import type { TransactionsSyncResponse } from "plaid";
import type { Answer } from "../endpoint";
import { accountAnswers } from "../items/account-answers";
import { chosenAccounts } from "../items/chosen-accounts";
import { itemAccounts } from "../items/item-accounts";
import type { LedgerUpdate } from "../ledger/ledger-delta";
import { readLedger } from "../ledger/read-ledger";
import { releaseHeldChanges } from "../ledger/release-held-changes";
import type { Item } from "../state/entities";
import type { State } from "../state/state";
import { requireTransactions } from "./require-transactions";
import { syncPage } from "./sync-page";
import { type TransactionOptions, transactionAnswer } from "./transaction-answer";

/** What a caller of a sync asks for. An empty cursor starts from the beginning. */
export type SyncRequest = {
  cursor: string;
  count: number;
  options?:
    | (TransactionOptions & {
        account_id?: string | undefined;
        days_requested?: number | undefined;
      })
    | undefined;
};

const statuses = {
  "not ready": "NOT_READY",
  initial: "INITIAL_UPDATE_COMPLETE",
  historical: "HISTORICAL_UPDATE_COMPLETE",
} as const;

/**
 * The next page of what changed in an Item's transactions, of all accounts or of one. The first
 * call for an Item starts the extraction, and from then on webhooks tell of updates.
 */
export function syncTransactions(
  state: State,
  known: Item,
  { cursor, count, options }: SyncRequest,
  now: number,
): Answer<TransactionsSyncResponse> {
  if (options?.account_id) chosenAccounts(known, [options.account_id]);
  const item = requireTransactions(state, known, { now, daysRequested: options?.days_requested });
  if (!item.transactions.hasSynced) {
    state.items.set(item.id, { ...item, transactions: { ...item.transactions, hasSynced: true } });
  }
  if (item.transactions.stage === "not ready") {
    return { ...answer(item, []), next_cursor: "", has_more: false };
  }

  const stream = { itemId: item.id, accountId: options?.account_id ?? null };
  const page = syncPage(readLedger(state, item), stream, { cursor, count });
  if (page.hasMore) releaseHeldChanges(state, item.id, now);
  return {
    ...answer(item, page.updates, options),
    next_cursor: page.nextCursor,
    has_more: page.hasMore,
  };
}

function answer(
  item: ReturnType<typeof requireTransactions>,
  updates: readonly LedgerUpdate[],
  options?: TransactionOptions,
) {
  const of = (kind: "added" | "modified") =>
    updates.flatMap((update) =>
      update.kind === kind ? [transactionAnswer(update.transaction, options)] : [],
    );
  return {
    accounts: accountsOf(item, updates),
    added: of("added"),
    modified: of("modified"),
    removed: updates.flatMap((update) =>
      update.kind === "removed"
        ? [{ transaction_id: update.id, account_id: update.accountId }]
        : [],
    ),
    transactions_update_status: statuses[item.transactions.stage],
  };
}

/** Only accounts that something happened to are told, as Plaid has it. */
function accountsOf(item: Item, updates: readonly LedgerUpdate[]) {
  const touched = new Set(
    updates.map((update) =>
      update.kind === "removed" ? update.accountId : update.transaction.accountId,
    ),
  );
  const accounts = itemAccounts(item).filter(({ account }) => touched.has(account.accountId));
  return accountAnswers(item, accounts);
}
