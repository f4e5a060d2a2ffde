import type { TransactionsSyncRequest, TransactionsSyncResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { requireItem } from "../items/require-item";
import { accountId } from "../requests/account-id";
import { syncTransactions } from "../transactions/sync-transactions";

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

/** `/transactions/sync`. Serves what has come in so far, so it answers for an Item in error too. */
export const transactionsSync = endpoint(
  fields,
  ({ access_token, ...request }, { state, now }): Answer<TransactionsSyncResponse> =>
    syncTransactions(state, requireItem(state, access_token), request, now),
);
