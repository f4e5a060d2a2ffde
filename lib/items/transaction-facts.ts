import "server-only";
import type { Transaction, TransactionsSyncResponse } from "plaid";
import type { TransactionFacts, TransactionPageFacts } from "@/lib/data/transactions-staging";

/** What we keep of a page of `/transactions/sync`. Of one id told as added and as changed, the change counts. */
export const pageFacts = ({
  added,
  modified,
  removed,
}: Pick<TransactionsSyncResponse, "added" | "modified" | "removed">): TransactionPageFacts => ({
  rows: [...added, ...modified].map(transactionFacts),
  removed: removed.map(({ transaction_id }) => transaction_id),
});

const transactionFacts = (transaction: Transaction): TransactionFacts => ({
  plaidTransactionId: transaction.transaction_id,
  plaidAccountId: transaction.account_id,
  pendingTransactionId: transaction.pending_transaction_id,
  date: transaction.date,
  authorizedDate: transaction.authorized_date,
  name: storable(transaction.name),
  merchantName: transaction.merchant_name ? storable(transaction.merchant_name) : null,
  amount: transaction.amount,
  isoCurrencyCode: transaction.iso_currency_code,
  unofficialCurrency: transaction.unofficial_currency_code,
  pending: transaction.pending,
  category: transaction.personal_finance_category?.primary ?? null,
  categoryDetail: transaction.personal_finance_category?.detailed ?? null,
  paymentChannel: transaction.payment_channel,
});

/** Banks send what Postgres refuses in a text: NUL, and half of a surrogate pair. */
const storable = (text: string) => text.toWellFormed().replaceAll("\0", "");
