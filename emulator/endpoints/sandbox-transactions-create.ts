import type { SandboxTransactionsCreateRequest, SandboxTransactionsCreateResponse } from "plaid";
import { z } from "zod";
import { calendar } from "../data/calendar";
import { describedBy } from "../data/described-by";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { itemAccounts } from "../items/item-accounts";
import { requireHealthy } from "../items/require-healthy";
import { requireItem } from "../items/require-item";
import type { LedgerChange } from "../ledger/ledger";
import { PlaidFailure } from "../plaid-failure";
import { ids } from "../state/ids";
import { refreshTransactions } from "../transactions/refresh-transactions";
import { requireTransactions } from "../transactions/require-transactions";

const OLDEST_DAYS = 14;

const transaction = z.strictObject({
  date_transacted: z.iso.date(),
  date_posted: z.iso.date(),
  amount: z.number().min(-1e12).max(1e12),
  description: z.string().min(1).max(1000),
  iso_currency_code: z
    .string()
    .regex(/^[A-Z]{3}$/, { error: "must be an ISO-4217 currency code" })
    .optional(),
});

const fields = {
  access_token: z.string().min(1),
  transactions: z.array(transaction).min(1).max(10),
} satisfies RequestFields<SandboxTransactionsCreateRequest>;

/** `/sandbox/transactions/create`. Only the dynamic test user takes made-up transactions; they arrive as by a refresh. */
export const sandboxTransactionsCreate = endpoint(
  fields,
  ({ access_token, transactions }, { state, now }): Answer<SandboxTransactionsCreateResponse> => {
    const known = requireItem(state, access_token);
    refuseOtherDays(transactions, now);
    if (known.login.username !== "user_transactions_dynamic") {
      throw new PlaidFailure(
        "INVALID_FIELD",
        "access_token must be of an Item of the test user user_transactions_dynamic",
      );
    }
    requireHealthy(known, now);
    const item = requireTransactions(state, known, { now });
    if (item.transactions.stage === "not ready") throw new PlaidFailure("PRODUCT_NOT_READY");
    const target = itemAccounts(item).find(({ bank }) => bank.type === "depository");
    if (!target) throw new PlaidFailure("NO_ACCOUNTS");

    const { accountId } = target.account;
    const created = transactions.map(
      (one): LedgerChange => ({
        op: "put",
        transaction: {
          ...describedBy(one.description, one.amount),
          id: ids.item(),
          accountId,
          pendingId: null,
          authorizedDate: one.date_transacted,
          date: one.date_posted,
          postsOn: null,
          amount: one.amount,
          currency: one.iso_currency_code ?? target.bank.balances.iso_currency_code ?? "USD",
        },
      }),
    );
    refreshTransactions(state, item, created, now);
    return {};
  },
);

function refuseOtherDays(transactions: readonly z.output<typeof transaction>[], now: number): void {
  const [first, last] = [calendar.dayOf(now - OLDEST_DAYS * 86_400_000), calendar.dayOf(now)];
  for (const [index, one] of transactions.entries()) {
    for (const field of ["date_transacted", "date_posted"] as const) {
      if (one[field] >= first && one[field] <= last) continue;
      throw new PlaidFailure(
        "INVALID_FIELD",
        `transactions.${index}.${field} must be between 14 days ago and today`,
      );
    }
  }
}
