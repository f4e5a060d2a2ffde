import { type BankAccount, userGoodAccounts } from "../data/user-good-accounts";
import type { LinkSession } from "./link-session";

const withNumbers: ReadonlySet<string | null> = new Set(["checking", "savings", "cash management"]);

/**
 * The accounts that Link offers to who has signed in. A filter leaves out every type it does not
 * name; without one, `auth` leaves only the accounts that have account and routing numbers.
 */
export function eligibleAccounts({
  config: { accountFilters, products, update },
}: Pick<LinkSession, "config" | "institutionId" | "login">): readonly BankAccount[] {
  if (accountFilters) {
    const filters: Partial<Record<string, { account_subtypes: string[] }>> = accountFilters;
    return userGoodAccounts.filter(({ type, subtype }) =>
      filters[type]?.account_subtypes.some((wanted) => wanted === "all" || wanted === subtype),
    );
  }
  if ((update?.products ?? products).includes("auth")) {
    return userGoodAccounts.filter(
      ({ type, subtype }) => type === "depository" && withNumbers.has(subtype),
    );
  }
  return userGoodAccounts;
}
