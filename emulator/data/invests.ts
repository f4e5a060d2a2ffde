import type { BankAccount } from "./bank-account";

/** Tells whether an account is one that holds securities. */
export const invests = ({ type }: Pick<BankAccount, "type">): boolean =>
  type === "investment" || type === "brokerage";
