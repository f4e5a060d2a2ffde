import type { Transaction } from "plaid";
import { chosenAccounts } from "../items/chosen-accounts";
import type { LinkedAccount } from "../items/item-accounts";
import { readLedger } from "../ledger/read-ledger";
import { PlaidFailure } from "../plaid-failure";
import type { Item } from "../state/entities";
import type { State } from "../state/state";
import type { Wire } from "../wire";
import { requireTransactions } from "./require-transactions";
import { type TransactionOptions, transactionAnswer } from "./transaction-answer";

/** Which transactions a caller wants to see, and how. */
type Listing = {
  from: string;
  to: string;
  options?:
    | (TransactionOptions & {
        account_ids?: string[] | undefined;
        count?: number | undefined;
        offset?: number | undefined;
        days_requested?: number | undefined;
      })
    | undefined;
};

/** An Item's transactions between two days, newest first, a page of them. Refused until the last thirty days are in. */
export function listTransactions(
  state: State,
  known: Item,
  { from, to, options }: Listing,
  now: number,
): {
  item: Item;
  accounts: LinkedAccount[];
  transactions: Wire<Transaction>[];
  total_transactions: number;
} {
  if (from > to) throw new PlaidFailure("INVALID_FIELD", "start_date must not be after end_date");
  chosenAccounts(known, options?.account_ids);
  const item = requireTransactions(state, known, { now, daysRequested: options?.days_requested });
  if (item.transactions.stage === "not ready") throw new PlaidFailure("PRODUCT_NOT_READY");

  const accounts = chosenAccounts(item, options?.account_ids);
  const wanted = new Set(accounts.map(({ account }) => account.accountId));
  const found = [...readLedger(state, item).live.values()]
    .filter(({ accountId, date }) => wanted.has(accountId) && date >= from && date <= to)
    .sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1));
  const { count = 100, offset = 0 } = options ?? {};
  return {
    item,
    accounts,
    transactions: found
      .slice(offset, offset + count)
      .map((transaction) => transactionAnswer(transaction, options)),
    total_transactions: found.length,
  };
}
