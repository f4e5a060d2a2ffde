import type { AccountIdentity } from "plaid";
import { ownersOf } from "../data/owners";
import type { Item } from "../state/entities";
import type { Wire } from "../wire";
import { accountAnswers } from "./account-answers";
import { customAccount } from "./custom-account";
import type { LinkedAccount } from "./item-accounts";

/** An Item's accounts, each with its owners. */
export const identityAnswers = (
  item: Item,
  accounts: readonly LinkedAccount[],
): Wire<AccountIdentity>[] =>
  accounts.flatMap((linked) =>
    accountAnswers(item, [linked]).map((account) => ({
      ...account,
      owners: ownersOf(item.login, customAccount(item, linked.account.key)),
    })),
  );
