import type { TransactionsSyncRequest, TransactionsSyncResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { requireItem } from "../items/require-item";
import { transactionsSyncFields } from "../requests/transactions-sync-fields";
import { syncTransactions } from "../transactions/sync-transactions";

const fields = {
  access_token: z.string().min(1),
  ...transactionsSyncFields,
} satisfies RequestFields<TransactionsSyncRequest>;

/** `/transactions/sync`. Serves what has come in so far, so it answers for an Item in error too. */
export const transactionsSync = endpoint(
  fields,
  ({ access_token, ...request }, { state, now }): Answer<TransactionsSyncResponse> =>
    syncTransactions(state, requireItem(state, access_token), request, now),
);
