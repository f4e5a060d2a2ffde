import type { ProcessorTransactionsGetRequest, ProcessorTransactionsGetResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { accountAnswer } from "../items/account-answer";
import { processorProduct } from "../processors/processor-product";
import { listTransactions } from "../transactions/list-transactions";

const fields = {
  processor_token: z.string().min(1),
  start_date: z.iso.date(),
  end_date: z.iso.date(),
  options: z
    .strictObject({
      count: z.number().int().min(1).max(500).optional(),
      offset: z.number().int().min(0).optional(),
      include_original_description: z.boolean().nullish(),
      include_personal_finance_category_beta: z.boolean().optional(),
      include_personal_finance_category: z.boolean().optional(),
      include_logo_and_counterparty_beta: z.boolean().optional(),
    })
    .optional(),
} satisfies RequestFields<ProcessorTransactionsGetRequest>;

/** `/processor/transactions/get`. The transactions of the token's account, newest first. */
export const processorTransactionsGet = endpoint(
  fields,
  (
    { processor_token, start_date, end_date, options },
    context,
  ): Answer<ProcessorTransactionsGetResponse> => {
    const { item, account } = processorProduct(context, processor_token, "transactions");
    const { transactions, total_transactions } = listTransactions(
      context.state,
      item,
      {
        from: start_date,
        to: end_date,
        options: { ...options, account_ids: [account.account.accountId] },
      },
      context.now,
    );
    return { account: accountAnswer(item, account), transactions, total_transactions };
  },
  { callers: ["client", "partner"] },
);
