import { userGoodAccounts } from "../data/user-good-accounts";

/** The masks of accounts that were named by mask or name, in the bank's order; of all where none were named. */
export function masksNamed(accounts: string[] | undefined): string[] {
  return userGoodAccounts
    .filter(({ mask, name }) => !accounts || accounts.includes(mask) || accounts.includes(name))
    .map(({ mask }) => mask);
}
