import type { BankAccount } from "./bank-account";

const withNumbers: ReadonlySet<string | null> = new Set(["checking", "savings", "cash management"]);

/** Tells whether money can be moved to and from an account by its numbers. */
export const hasNumbers = ({ type, subtype }: Pick<BankAccount, "type" | "subtype">): boolean =>
  type === "depository" && withNumbers.has(subtype);
