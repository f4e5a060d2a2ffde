import type { BankTransaction } from "./bank-transaction";
import type { CustomAccount } from "./custom-configuration";
import { customInflows } from "./custom-inflows";
import { describedBy } from "./described-by";

/** The transactions a custom user gives an account, oldest first. What posts after `asOf` is still pending then. */
export function customTransactions(
  account: CustomAccount,
  { from, to, asOf }: { from: string; to: string; asOf: string },
  accountCurrency: string,
): BankTransaction[] {
  const { transactions = [], currency = accountCurrency } = account;
  const given = transactions.map((one, index): BankTransaction => {
    const posted = one.date_posted ?? one.date_transacted;
    const isPending = posted > asOf;
    return {
      ...describedBy(one.description, one.amount),
      key: `custom:${index}`,
      authorizedDate: one.date_transacted,
      date: isPending ? one.date_transacted : posted,
      postsOn: isPending ? posted : null,
      amount: one.amount,
      currency: one.currency ?? currency,
    };
  });
  return [...given, ...customInflows(account, { from, to }, currency)]
    .filter(({ date }) => date >= from && date <= to)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}
