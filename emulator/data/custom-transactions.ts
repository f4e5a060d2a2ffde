import type { BankTransaction } from "./bank-transaction";
import { calendar } from "./calendar";
import type { CustomAccount } from "./custom-configuration";
import { merchants } from "./merchants";

/** The transactions a custom user gives an account, oldest first. What posts after `asOf` is still pending then. */
export function customTransactions(
  { transactions = [], currency, inflow_model: inflow }: CustomAccount,
  { from, to, asOf }: { from: string; to: string; asOf: string },
  accountCurrency: string,
): BankTransaction[] {
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
      currency: one.currency ?? currency ?? accountCurrency,
    };
  });
  const inflows = inflow
    ? inflowTransactions(inflow, { from, to }, currency ?? accountCurrency)
    : [];
  return [...given, ...inflows]
    .filter(({ date }) => date >= from && date <= to)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** What can be told from a description: who was paid, and for what. */
export function describedBy(description: string, amount: number) {
  const words = description.toLowerCase();
  const merchant = [...merchants.values()].find(({ name }) => words.includes(name.toLowerCase()));
  const unknown =
    amount < 0 ? "TRANSFER_IN_OTHER_TRANSFER_IN" : "GENERAL_MERCHANDISE_OTHER_GENERAL_MERCHANDISE";
  return {
    name: description,
    merchant: merchant?.name ?? null,
    category: merchant?.category ?? unknown,
    channel: merchant?.channel ?? ("other" as const),
    storeNumber: null,
  };
}

function inflowTransactions(
  {
    type,
    income_amount = 0,
    payment_day_of_month = 1,
    transaction_name,
  }: NonNullable<CustomAccount["inflow_model"]>,
  { from, to }: { from: string; to: string },
  currency: string,
): BankTransaction[] {
  if (type !== "monthly-income") return [];
  const inflows: BankTransaction[] = [];
  for (let number = calendar.toNumber(from); number <= calendar.toNumber(to); number += 1) {
    const date = calendar.fromNumber(number);
    if (Number(date.slice(8)) !== payment_day_of_month) continue;
    inflows.push({
      key: `inflow:${date}`,
      authorizedDate: date,
      date,
      postsOn: null,
      amount: -income_amount,
      currency,
      name: transaction_name ?? "Income",
      merchant: null,
      category: "INCOME_WAGES",
      channel: "other",
      storeNumber: null,
    });
  }
  return inflows;
}
