import type { AuthGetNumbers } from "plaid";
import { accountNumbers } from "../data/account-numbers";
import { findInstitution } from "../data/find-institution";
import { tokenizesNumbers } from "../data/tokenizes-numbers";
import type { Item } from "../state/entities";
import type { Wire } from "../wire";
import { customAccount } from "./custom-account";
import type { LinkedAccount } from "./item-accounts";

/** The numbers of an Item's accounts, in the schemes of the institution's country. */
export function numbersAnswer(
  item: Item,
  accounts: readonly LinkedAccount[],
): Wire<AuthGetNumbers> {
  const [country = "US"] = findInstitution(item.institutionId)?.countryCodes ?? [];
  const all = accounts.map(({ account: { key, accountId }, bank }) => ({
    account_id: accountId,
    numbers: accountNumbers(bank, country, {
      configured: customAccount(item, key)?.numbers ?? {},
      token: tokenizesNumbers(item.institutionId) ? tokenSeed(item, key) : null,
      times: item.bankChanges?.numbers ?? 0,
    }),
  }));
  return {
    ach: all.flatMap(({ account_id, numbers: { ach } }) => (ach ? [{ account_id, ...ach }] : [])),
    eft: all.flatMap(({ account_id, numbers: { eft } }) => (eft ? [{ account_id, ...eft }] : [])),
    international: all.flatMap(({ account_id, numbers: { international } }) =>
      international ? [{ account_id, ...international }] : [],
    ),
    bacs: all.flatMap(({ account_id, numbers: { bacs } }) =>
      bacs ? [{ account_id, ...bacs }] : [],
    ),
  };
}

const tokenSeed = ({ id, bankChanges }: Item, key: string) =>
  bankChanges?.numbers ? `${id}:${key}:${bankChanges.numbers}` : `${id}:${key}`;
