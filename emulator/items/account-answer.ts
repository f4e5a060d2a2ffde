import type { AccountBase } from "plaid";
import { type BankAccount, userGoodAccounts } from "../data/user-good-accounts";
import type { ItemAccount } from "../state/entities";
import type { Wire } from "../wire";

const byMask = new Map<string, BankAccount>(
  userGoodAccounts.map((account) => [account.mask, account]),
);

/** An Item's account as the API answers it. */
export function accountAnswer({ mask, accountId }: ItemAccount): Wire<AccountBase> {
  const account = byMask.get(mask);
  if (!account) throw new Error(`No test user has an account with the mask ${mask}`);
  return { ...account, account_id: accountId };
}
