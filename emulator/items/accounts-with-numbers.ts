import { hasNumbers } from "../data/has-numbers";
import { PlaidFailure } from "../plaid-failure";
import type { LinkedAccount } from "./item-accounts";

/** Those accounts whose numbers can be told. Refused where none has any, or where all that have still wait for verification. */
export function accountsWithNumbers(accounts: readonly LinkedAccount[]): LinkedAccount[] {
  const withNumbers = accounts.filter(({ bank }) => hasNumbers(bank));
  if (withNumbers.length === 0) throw new PlaidFailure("NO_AUTH_ACCOUNTS");
  const verified = withNumbers.filter(
    ({ account: { verification } }) =>
      verification === undefined ||
      verification.status === "automatically_verified" ||
      verification.status === "manually_verified",
  );
  if (verified.length === 0) throw new PlaidFailure("PRODUCT_NOT_READY");
  return verified;
}
