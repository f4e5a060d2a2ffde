import { PlaidFailure } from "../plaid-failure";
import type { Item } from "../state/entities";
import { itemAccounts, type LinkedAccount } from "./item-accounts";

/** The Item's account with this id. One that the user has taken back is as unknown as any other. */
export function requireAccount(item: Item, accountId: string): LinkedAccount {
  const linked = itemAccounts(item).find(({ account }) => account.accountId === accountId);
  if (!linked) throw new PlaidFailure("INVALID_ACCOUNT_ID");
  return linked;
}
