import { hasNumbers } from "../data/has-numbers";
import { PlaidFailure } from "../plaid-failure";
import { accountsTold } from "./accounts-told";
import type { LinkedAccount } from "./item-accounts";

/** Those accounts whose numbers can be told. Refused where none has any, or where all that have still wait for verification. */
export function accountsWithNumbers(accounts: readonly LinkedAccount[]): LinkedAccount[] {
  if (!accounts.some(({ bank }) => hasNumbers(bank))) throw new PlaidFailure("NO_AUTH_ACCOUNTS");
  const told = accountsTold(accounts);
  if (told.length === 0) throw new PlaidFailure("PRODUCT_NOT_READY");
  return told;
}
