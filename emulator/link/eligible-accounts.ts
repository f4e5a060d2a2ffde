import type { BankAccount } from "../data/bank-account";
import { bankAccounts } from "../data/bank-accounts";
import { findInstitution } from "../data/find-institution";
import { hasNumbers } from "../data/has-numbers";
import type { LinkSession } from "./link-session";

/**
 * The accounts that Link offers to who has signed in. A filter leaves out every type it does not
 * name; without one, `auth` leaves only the accounts that have account and routing numbers.
 */
export function eligibleAccounts({
  config: { accountFilters, products, update },
  institutionId,
  login,
}: Pick<LinkSession, "config" | "institutionId" | "login">): readonly BankAccount[] {
  const institution = findInstitution(institutionId ?? "");
  if (!institution) return [];
  const accounts = bankAccounts(login, institution);

  if (accountFilters) {
    const filters: Partial<Record<string, { account_subtypes: string[] }>> = accountFilters;
    return accounts.filter(({ type, subtype }) =>
      filters[type]?.account_subtypes.some((wanted) => wanted === "all" || wanted === subtype),
    );
  }
  return (update?.products ?? products).includes("auth") ? accounts.filter(hasNumbers) : accounts;
}
