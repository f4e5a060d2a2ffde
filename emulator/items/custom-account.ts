import { bankAccounts } from "../data/bank-accounts";
import { customAccountList } from "../data/custom-accounts";
import type { CustomAccount } from "../data/custom-configuration";
import { customUser } from "../data/custom-user";
import { findInstitution } from "../data/find-institution";
import type { Item } from "../state/entities";

/** What a custom user configured for one of the Item's accounts; null for every other user. */
export function customAccount(item: Item, key: string): CustomAccount | null {
  const custom = customUser(item.login);
  const institution = findInstitution(item.institutionId);
  if (!custom || !institution) return null;
  const index = bankAccounts(item.login, institution).findIndex((account) => account.key === key);
  return customAccountList(custom)[index] ?? null;
}
