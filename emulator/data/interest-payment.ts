import type { BankAccount } from "./bank-account";
import type { KnownActivity } from "./investment-activity";
import { cash } from "./securities";

/** The interest that an investment account got on a day, a dollar more with each number. */
export const interestPayment = (
  { balances }: BankAccount,
  date: string,
  number: number,
): KnownActivity => ({
  key: `interest:${number}`,
  date,
  name: "INTEREST PAYMENT",
  security: cash,
  quantity: 0,
  price: 0,
  amount: -number,
  fees: 0,
  type: "cash",
  subtype: "interest",
  currency: balances.iso_currency_code ?? "USD",
});
