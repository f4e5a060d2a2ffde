import type { AccountsGetRequest, AccountsGetResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { accountAnswers } from "../items/account-answers";
import { chosenAccounts } from "../items/chosen-accounts";
import { itemAnswer } from "../items/item-answer";
import { requireItem } from "../items/require-item";
import { accountIdsOption } from "../requests/account-id";

const fields = {
  access_token: z.string().min(1),
  options: accountIdsOption,
} satisfies RequestFields<AccountsGetRequest>;

/** `/accounts/get`. Serves what the bank said last, so it answers for an Item in error too. */
export const accountsGet = endpoint(
  fields,
  ({ access_token, options }, { state, now }): Answer<AccountsGetResponse> => {
    const item = requireItem(state, access_token);
    const accounts = chosenAccounts(item, options?.account_ids);
    return { accounts: accountAnswers(item, accounts), item: itemAnswer(item, now) };
  },
);
