import type { AccountIdentity } from "plaid";
import { ownersOf } from "../data/owners";
import type { Item } from "../state/entities";
import type { Wire } from "../wire";
import { accountAnswer } from "./account-answer";
import { customAccount } from "./custom-account";
import type { LinkedAccount } from "./item-accounts";

/** An account of an Item with its owners. */
export const identityAnswer = (item: Item, linked: LinkedAccount): Wire<AccountIdentity> => ({
  ...accountAnswer(item, linked),
  owners: ownersOf(item.login, customAccount(item, linked.account.key), item.bankChanges?.moves),
});
