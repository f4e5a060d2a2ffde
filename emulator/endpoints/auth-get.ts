import type { AuthGetRequest, AuthGetResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { accountAnswers } from "../items/account-answers";
import { accountsWithNumbers } from "../items/accounts-with-numbers";
import { chosenAccounts } from "../items/chosen-accounts";
import { itemAnswer } from "../items/item-answer";
import { numbersAnswer } from "../items/numbers-answer";
import { requireHealthy } from "../items/require-healthy";
import { requireItem } from "../items/require-item";
import { requireProduct } from "../items/require-product";
import { accountIdsOption } from "../requests/account-id";

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

    const accounts = accountsWithNumbers(chosen);
    return {
      accounts: accountAnswers(item, accounts),
      numbers: numbersAnswer(item, accounts),
      item: itemAnswer(item, now),
    };
  },
);
