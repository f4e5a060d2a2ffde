import type { TransactionsSyncRequest, TransactionsSyncResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { accountAnswers } from "../items/account-answers";
import { chosenAccounts } from "../items/chosen-accounts";
import { itemAccounts } from "../items/item-accounts";
import { requireItem } from "../items/require-item";
import type { LedgerUpdate } from "../ledger/ledger-delta";
import { readLedger } from "../ledger/read-ledger";
import { releaseHeldChanges } from "../ledger/release-held-changes";
import { accountId } from "../requests/account-id";
import type { Item } from "../state/entities";
import { requireTransactions } from "../transactions/require-transactions";
import { syncPage } from "../transactions/sync-page";
import { type TransactionOptions, transactionAnswer } from "../transactions/transaction-answer";

const fields = {
  access_token: z.string().min(1),
  cursor: z
    .string()
    .max(256)
    .nullish()
    .transform((cursor) => cursor ?? ""),
  count: z.number().int().min(1).max(500).default(100),
  options: z
    .strictObject({
      include_original_description: z.boolean().nullish(),
      include_personal_finance_category: z.boolean().optional(),
      include_logo_and_counterparty_beta: z.boolean().optional(),
      personal_finance_category_version: z.enum(["v1", "v2"]).optional(),
      days_requested: z.number().int().min(1).max(730).optional(),
      account_id: accountId.optional(),
    })
    .optional(),
} satisfies RequestFields<TransactionsSyncRequest>;

const statuses = {
  "not ready": "NOT_READY",
  initial: "INITIAL_UPDATE_COMPLETE",
  historical: "HISTORICAL_UPDATE_COMPLETE",
} as const;

/** `/transactions/sync`. Serves what has come in so far, so it answers for an Item in error too. */
export const transactionsSync = endpoint(
  fields,
  ({ access_token, cursor, count, options }, { state, now }): Answer<TransactionsSyncResponse> => {
    const known = requireItem(state, access_token);
    if (options?.account_id) chosenAccounts(known, [options.account_id]);
    const item = requireTransactions(state, known, { now, daysRequested: options?.days_requested });
    if (!item.transactions.hasSynced) {
      state.items.set(item.id, {
        ...item,
        transactions: { ...item.transactions, hasSynced: true },
      });
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
  },
);

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
