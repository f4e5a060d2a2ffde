import type { TransactionsGetRequest, TransactionsGetResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { accountAnswers } from "../items/account-answers";
import { chosenAccounts } from "../items/chosen-accounts";
import { itemAnswer } from "../items/item-answer";
import { requireItem } from "../items/require-item";
import { readLedger } from "../ledger/read-ledger";
import { PlaidFailure } from "../plaid-failure";
import { accountId } from "../requests/account-id";
import { requireTransactions } from "../transactions/require-transactions";
import { transactionAnswer } from "../transactions/transaction-answer";

const fields = {
  access_token: z.string().min(1),
  start_date: z.iso.date(),
  end_date: z.iso.date(),
  options: z
    .strictObject({
      account_ids: z.array(accountId).optional(),
      count: z.number().int().min(1).max(500).optional(),
      offset: z.number().int().min(0).optional(),
      include_original_description: z.boolean().nullish(),
      include_personal_finance_category_beta: z.boolean().optional(),
      include_personal_finance_category: z.boolean().optional(),
      include_logo_and_counterparty_beta: z.boolean().optional(),
      personal_finance_category_version: z.enum(["v1", "v2"]).optional(),
      days_requested: z.number().int().min(1).max(730).optional(),
    })
    .optional(),
} satisfies RequestFields<TransactionsGetRequest>;

/** `/transactions/get`. Newest first. Refused until the last thirty days are in. */
export const transactionsGet = endpoint(
  fields,
  (
    { access_token, start_date, end_date, options },
    { state, now },
  ): Answer<TransactionsGetResponse> => {
    if (start_date > end_date) {
      throw new PlaidFailure("INVALID_FIELD", "start_date must not be after end_date");
    }
    const known = requireItem(state, access_token);
    chosenAccounts(known, options?.account_ids);
    const item = requireTransactions(state, known, { now, daysRequested: options?.days_requested });
    if (item.transactions.stage === "not ready") throw new PlaidFailure("PRODUCT_NOT_READY");

    const accounts = chosenAccounts(item, options?.account_ids);
    const wanted = new Set(accounts.map(({ account }) => account.accountId));
    const found = [...readLedger(state, item).live.values()]
      .filter(
        ({ accountId, date }) => wanted.has(accountId) && date >= start_date && date <= end_date,
      )
      .sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1));
    const { count = 100, offset = 0 } = options ?? {};
    return {
      accounts: accountAnswers(item, accounts),
      transactions: found
        .slice(offset, offset + count)
        .map((transaction) => transactionAnswer(transaction, options)),
      total_transactions: found.length,
      item: itemAnswer(item, now),
    };
  },
);
