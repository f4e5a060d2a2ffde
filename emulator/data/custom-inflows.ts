import type { BankTransaction } from "./bank-transaction";
import { calendar } from "./calendar";
import type { CustomAccount } from "./custom-configuration";
import { money } from "./money";

const USUAL_APR = 12.5;

/** What comes into a custom user's account each month, oldest first: an income, or a payment of what is owed or of its interest. */
export function customInflows(
  account: CustomAccount,
  { from, to }: { from: string; to: string },
  currency: string,
): BankTransaction[] {
  const inflow = account.inflow_model;
  const amount = monthlyAmount(account);
  if (!inflow || amount === 0) return [];
  const isIncome = inflow.type === "monthly-income";
  const inflows: BankTransaction[] = [];
  for (let number = calendar.toNumber(from); number <= calendar.toNumber(to); number += 1) {
    const date = calendar.fromNumber(number);
    if (Number(date.slice(8)) !== (inflow.payment_day_of_month ?? 1)) continue;
    inflows.push({
      key: `inflow:${date}`,
      authorizedDate: date,
      date,
      postsOn: null,
      amount: -amount,
      currency,
      name: inflow.transaction_name ?? (isIncome ? "Income" : "Payment"),
      merchant: null,
      category: isIncome ? "INCOME_WAGES" : "LOAN_PAYMENTS_CREDIT_CARD_PAYMENT",
      channel: "other",
      storeNumber: null,
    });
  }
  return inflows;
}

function monthlyAmount({ inflow_model, starting_balance, liability }: CustomAccount): number {
  const owed = starting_balance ?? liability?.principal ?? 0;
  switch (inflow_model?.type) {
    case "monthly-income":
      return inflow_model.income_amount ?? 0;
    case "monthly-balance-payment":
      return owed;
    case "monthly-interest-only-payment": {
      const apr = liability?.purchase_apr ?? liability?.nominal_apr ?? USUAL_APR;
      return money((owed * apr) / 1200);
    }
    default:
      return 0;
  }
}
