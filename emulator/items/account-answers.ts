import type { AccountBase } from "plaid";
import type { Item } from "../state/entities";
import type { Wire } from "../wire";
import { accountAnswer } from "./account-answer";
import { itemAccounts, type LinkedAccount } from "./item-accounts";

/** An Item's accounts as the API answers them: all of them, or those given. */
export const accountAnswers = (
  item: Item,
  accounts: readonly LinkedAccount[] = itemAccounts(item),
): Wire<AccountBase>[] => accounts.map((account) => accountAnswer(item, account));
