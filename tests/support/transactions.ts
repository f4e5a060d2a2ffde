import { db } from "@/lib/db/client";
import { withAccessToken } from "@/lib/items/access-token";
import { plaid } from "@/lib/plaid/client";
import { emulator } from "./emulator";
import { userWithItem } from "./link";

type Page = Awaited<ReturnType<ReturnType<typeof plaid>["transactionsSync"]>>["data"];

/** A new user's linked bank whose whole past is in, with all that tests ask of it. */
export async function userWithTransactions() {
  await emulator.set({ transactionsDelayMs: 0 });
  const user = await userWithItem();
  const row = () => db().item.findUniqueOrThrow({ where: { id: user.itemId } });
  const { plaidItemId } = await row();
  return {
    ...user,
    row,
    plaidItemId,
    /** What the app has, in the form in which Plaid tells it. */
    ours: () => storedTransactions(user.itemId),
    /** What Plaid has, read from the beginning. */
    plaids: () => withAccessToken(user.viewer, user.itemId, (token) => truthOf(token)),
    /** Has the bank do something. Answers Plaid's ids of what was added. */
    atBank: (changes: object) => emulator.changeTransactions(plaidItemId, changes),
  };
}

/** An Item's rows, each told as Plaid tells a transaction, by Plaid's id. */
export async function storedTransactions(itemId: string) {
  const rows = await db().transaction.findMany({
    where: { itemId },
    include: { account: { select: { plaidAccountId: true } } },
    orderBy: { plaidTransactionId: "asc" },
  });
  return rows.map((row) => ({
    transaction_id: row.plaidTransactionId,
    account_id: row.account.plaidAccountId,
    pending_transaction_id: row.pendingTransactionId,
    date: day(row.date),
    authorized_date: row.authorizedDate && day(row.authorizedDate),
    name: row.name,
    merchant_name: row.merchantName,
    amount: row.amount.toString(),
    iso_currency_code: row.isoCurrencyCode,
    unofficial_currency_code: row.unofficialCurrency,
    pending: row.pending,
    category: row.category,
    payment_channel: row.paymentChannel,
  }));
}

const day = (date: Date) => date.toISOString().slice(0, 10);

/** All of an Item's transactions by Plaid, read from the start page by page. */
export async function truthOf(access_token: string) {
  const all: Page["added"] = [];
  let page: Page | undefined;
  do {
    const cursor = page?.next_cursor;
    const request = { access_token, count: 500, ...(cursor && { cursor }) };
    page = (await plaid().transactionsSync(request)).data;
    all.push(...page.added);
  } while (page.has_more);
  return all
    .map((one) => ({
      transaction_id: one.transaction_id,
      account_id: one.account_id,
      pending_transaction_id: one.pending_transaction_id,
      date: one.date,
      authorized_date: one.authorized_date,
      name: one.name,
      merchant_name: one.merchant_name ?? null,
      amount: String(one.amount),
      iso_currency_code: one.iso_currency_code,
      unofficial_currency_code: one.unofficial_currency_code,
      pending: one.pending,
      category: one.personal_finance_category?.primary ?? null,
      payment_channel: one.payment_channel,
    }))
    .sort((a, b) => (a.transaction_id < b.transaction_id ? -1 : 1));
}
