import type { BankAccount } from "../data/bank-account";

/** The keys of the accounts that were named by mask or name, in the bank's order; of all where none were named. */
export const keysNamed = (
  accounts: readonly BankAccount[],
  named: string[] | undefined,
): string[] =>
  accounts
    .filter(({ mask, name }) => !named || named.includes(mask ?? "") || named.includes(name))
    .map(({ key }) => key);
