import type { ProcessorTransactionsSyncRequest, ProcessorTransactionsSyncResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { accountAnswer } from "../items/account-answer";
import { PlaidFailure } from "../plaid-failure";
import { processorProduct } from "../processors/processor-product";
import { transactionsSyncFields } from "../requests/transactions-sync-fields";
import { syncTransactions } from "../transactions/sync-transactions";

const fields = {
  processor_token: z.string().min(1),
  ...transactionsSyncFields,
} satisfies RequestFields<ProcessorTransactionsSyncRequest>;

/** `/processor/transactions/sync`. What changed in the transactions of the token's account, as the app's own sync of it tells. */
export const processorTransactionsSync = endpoint(
  fields,
  ({ processor_token, ...request }, context): Answer<ProcessorTransactionsSyncResponse> => {
    const { item, account } = processorProduct(context, processor_token, "transactions");
    const account_id = account.account.accountId;
    if ((request.options?.account_id ?? account_id) !== account_id) {
      throw new PlaidFailure("INVALID_ACCOUNT_ID");
    }

    const options = { ...request.options, account_id };
    const { accounts, ...page } = syncTransactions(
      context.state,
      item,
      { ...request, options },
      context.now,
    );
    return { ...page, account: accountAnswer(item, account) };
  },
  { callers: ["client", "partner"] },
);
