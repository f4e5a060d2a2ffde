import { hasNumbers } from "../data/has-numbers";
import type { LinkedAccount } from "./item-accounts";

/** Those accounts whose numbers the API tells: they have some, and do not wait for verification or have failed it. */
export const accountsTold = (accounts: readonly LinkedAccount[]): LinkedAccount[] =>
  accounts.filter(
    ({ account: { verification }, bank }) =>
      hasNumbers(bank) &&
      (verification === undefined ||
        verification.status === "automatically_verified" ||
        verification.status === "manually_verified"),
  );
