import { PlaidFailure } from "../plaid-failure";
import type { Item } from "../state/entities";
import { itemAccounts, type LinkedAccount } from "./item-accounts";

/** The accounts a caller named, all of them if none, in the Item's order. One that is not the Item's is refused. */
export function chosenAccounts(item: Item, wanted: readonly string[] | undefined): LinkedAccount[] {
  const accounts = itemAccounts(item);
  if (!wanted) return accounts;
  if (wanted.some((id) => !accounts.some(({ account }) => account.accountId === id))) {
    throw new PlaidFailure("INVALID_ACCOUNT_ID");
  }
  return accounts.filter(({ account }) => wanted.includes(account.accountId));
}
