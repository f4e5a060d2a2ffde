import type { TransactionsRefreshRequest, TransactionsRefreshResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { requireHealthy } from "../items/require-healthy";
import { requireItem } from "../items/require-item";
import { PlaidFailure } from "../plaid-failure";
import { refreshTransactions } from "../transactions/refresh-transactions";
import { requireTransactions } from "../transactions/require-transactions";

const fields = {
  access_token: z.string().min(1),
} satisfies RequestFields<TransactionsRefreshRequest>;

/** `/transactions/refresh`. Asks the bank itself, so an Item in error is refused. What is new is told by webhook and by the next sync. */
export const transactionsRefresh = endpoint(
  fields,
  ({ access_token }, { state, now }): Answer<TransactionsRefreshResponse> => {
    const known = requireItem(state, access_token);
    requireHealthy(known, now);
    const item = requireTransactions(state, known, { now });
    if (item.transactions.stage === "not ready") throw new PlaidFailure("PRODUCT_NOT_READY");

    refreshTransactions(state, item, [], now);
    return {};
  },
);
