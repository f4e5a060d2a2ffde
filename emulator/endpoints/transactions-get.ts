import type { TransactionsGetRequest, TransactionsGetResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { accountAnswers } from "../items/account-answers";
import { itemAnswer } from "../items/item-answer";
import { requireItem } from "../items/require-item";
import { accountId } from "../requests/account-id";
import { listTransactions } from "../transactions/list-transactions";

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
    const { item, accounts, ...found } = listTransactions(
      state,
      requireItem(state, access_token),
      { from: start_date, to: end_date, options },
      now,
    );
    return { ...found, accounts: accountAnswers(item, accounts), item: itemAnswer(item, now) };
  },
);
