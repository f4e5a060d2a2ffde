import type { AuthGetRequest, AuthGetResponse } from "plaid";
import { z } from "zod";
import { accountNumbers } from "../data/account-numbers";
import { findInstitution } from "../data/find-institution";
import { hasNumbers } from "../data/has-numbers";
import { tokenizesNumbers } from "../data/tokenizes-numbers";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { accountAnswers } from "../items/account-answers";
import { chosenAccounts } from "../items/chosen-accounts";
import { customAccount } from "../items/custom-account";
import type { LinkedAccount } from "../items/item-accounts";
import { itemAnswer } from "../items/item-answer";
import { requireHealthy } from "../items/require-healthy";
import { requireItem } from "../items/require-item";
import { requireProduct } from "../items/require-product";
import { PlaidFailure } from "../plaid-failure";
import { accountIdsOption } from "../requests/account-id";
import type { Item } from "../state/entities";

const fields = {
  access_token: z.string().min(1),
  options: accountIdsOption,
} satisfies RequestFields<AuthGetRequest>;

/** `/auth/get`. Numbers in the scheme of the institution's country, of accounts that have some. */
export const authGet = endpoint(
  fields,
  ({ access_token, options }, { state, now }): Answer<AuthGetResponse> => {
    const known = requireItem(state, access_token);
    const chosen = chosenAccounts(known, options?.account_ids);
    requireHealthy(known, now);
    const item = requireProduct(state, known, "auth", { now });

    const withNumbers = chosen.filter(({ bank }) => hasNumbers(bank));
    if (withNumbers.length === 0) throw new PlaidFailure("NO_AUTH_ACCOUNTS");
    const accounts = withNumbers.filter(isVerified);
    if (accounts.length === 0) throw new PlaidFailure("PRODUCT_NOT_READY");
    return {
      accounts: accountAnswers(item, accounts),
      numbers: numbersOf(item, accounts),
      item: itemAnswer(item, now),
    };
  },
);

const isVerified = ({ account: { verification } }: LinkedAccount) =>
  verification === undefined || verification.status === "automatically_verified";

function numbersOf(
  item: Item,
  accounts: readonly LinkedAccount[],
): Answer<AuthGetResponse>["numbers"] {
  const [country = "US"] = findInstitution(item.institutionId)?.countryCodes ?? [];
  const all = accounts.map(({ account: { key, accountId }, bank }) => ({
    account_id: accountId,
    numbers: accountNumbers(
      bank,
      country,
      customAccount(item, key)?.numbers ?? {},
      tokenizesNumbers(item.institutionId) ? `${item.id}:${key}` : null,
    ),
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
