import { PlaidFailure } from "../plaid-failure";
import type { Item, ItemAccount } from "../state/entities";

/** The Item's account with this id. One that the user has taken back is as unknown as any other. */
export function requireAccount(item: Item, accountId: string): ItemAccount {
  const account = item.accounts.find((one) => one.accountId === accountId);
  if (!account) throw new PlaidFailure("INVALID_ACCOUNT_ID");
  return account;
}
