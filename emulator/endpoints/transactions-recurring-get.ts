import type { TransactionsRecurringGetRequest, TransactionsRecurringGetResponse } from "plaid";
import { z } from "zod";
import { calendar } from "../data/calendar";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { chosenAccounts } from "../items/chosen-accounts";
import { requireItem } from "../items/require-item";
import { readLedger } from "../ledger/read-ledger";
import { PlaidFailure } from "../plaid-failure";
import { accountId } from "../requests/account-id";
import { recurringStreams } from "../transactions/recurring-streams";
import { requireTransactions } from "../transactions/require-transactions";

const fields = {
  access_token: z.string().min(1),
  account_ids: z.array(accountId).optional(),
  options: z
    .strictObject({
      include_personal_finance_category: z.boolean().optional(),
      personal_finance_category_version: z.enum(["v1", "v2"]).optional(),
    })
    .optional(),
} satisfies RequestFields<TransactionsRecurringGetRequest>;

/** `/transactions/recurring/get`. What comes back is told from the history, so it is refused until all of that is in. */
export const transactionsRecurringGet = endpoint(
  fields,
  (
    { access_token, account_ids, options },
    { state, now },
  ): Answer<TransactionsRecurringGetResponse> => {
    const known = requireItem(state, access_token);
    const accounts = chosenAccounts(known, account_ids);
    const item = requireTransactions(state, known, { now });
    if (item.transactions.stage !== "historical") throw new PlaidFailure("PRODUCT_NOT_READY");

    const wanted = new Set(accounts.map(({ account }) => account.accountId));
    const transactions = [...readLedger(state, item).live.values()].filter(({ accountId }) =>
      wanted.has(accountId),
    );
    const streams = recurringStreams(transactions, calendar.dayOf(now));
    if (!item.transactions.hasRecurring) {
      const interested = { ...item.transactions, hasRecurring: true };
      state.items.set(item.id, { ...item, transactions: interested });
    }
    return {
      inflow_streams: streams.filter(({ last_amount }) => (last_amount.amount ?? 0) < 0),
      outflow_streams: streams.filter(({ last_amount }) => (last_amount.amount ?? 0) >= 0),
      updated_datetime: new Date(item.transactions.updatedAt).toISOString(),
      personal_finance_category_version: options?.personal_finance_category_version ?? "v2",
    };
  },
);
