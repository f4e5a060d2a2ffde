import type { AccountBase } from "plaid";
import { tokenizesNumbers } from "../data/tokenizes-numbers";
import type { Item } from "../state/entities";
import { ids } from "../state/ids";
import type { Wire } from "../wire";
import type { LinkedAccount } from "./item-accounts";

/** An account of an Item as the API answers it. */
export function accountAnswer(item: Item, { account, bank }: LinkedAccount): Wire<AccountBase> {
  const { key, ...described } = bank;
  return {
    ...described,
    account_id: account.accountId,
    ...(account.verification && { verification_status: account.verification.status }),
    ...(tokenizesNumbers(item.institutionId) && {
      persistent_account_id: ids.derived(item.institutionId, item.login.username, key),
    }),
  };
}
