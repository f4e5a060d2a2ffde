import type { BankAccount } from "./bank-account";

/** Tells whether an account's transactions belong to the product of that name; investments have one of their own, and most loans none. */
export const hasTransactions = ({
  type,
  subtype,
}: Pick<BankAccount, "type" | "subtype">): boolean =>
  type === "depository" || type === "credit" || (type === "loan" && subtype === "student");
