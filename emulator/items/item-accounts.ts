import type { BankAccount } from "../data/bank-account";
import { bankAccounts } from "../data/bank-accounts";
import { findInstitution } from "../data/find-institution";
import type { Item, ItemAccount } from "../state/entities";

/** An account of an Item together with what the bank knows of it. */
export type LinkedAccount = { readonly account: ItemAccount; readonly bank: BankAccount };

/** An Item's accounts with what the bank knows of them, in the Item's order. */
export function itemAccounts(item: Item): LinkedAccount[] {
  const institution = findInstitution(item.institutionId);
  if (!institution) return [];
  const known = new Map(bankAccounts(item.login, institution).map((bank) => [bank.key, bank]));
  return item.accounts.flatMap((account) => {
    const bank = known.get(account.key);
    return bank ? [{ account, bank }] : [];
  });
}
