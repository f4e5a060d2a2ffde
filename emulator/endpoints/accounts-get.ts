import type { AccountsGetRequest, AccountsGetResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { accountAnswer } from "../items/account-answer";
import { itemAnswer } from "../items/item-answer";
import { requireItem } from "../items/require-item";
import { PlaidFailure } from "../plaid-failure";
import { accountId } from "../requests/account-id";

const fields = {
  access_token: z.string().min(1),
  options: z.strictObject({ account_ids: z.array(accountId).optional() }).optional(),
} satisfies RequestFields<AccountsGetRequest>;

/** `/accounts/get`. Serves what the bank said last, so it answers for an Item in error too. */
export const accountsGet = endpoint(
  fields,
  ({ access_token, options }, { state, now }): Answer<AccountsGetResponse> => {
    const item = requireItem(state, access_token);
    const wanted = options?.account_ids;
    if (wanted?.some((id) => !item.accounts.some((account) => account.accountId === id))) {
      throw new PlaidFailure("INVALID_ACCOUNT_ID");
    }

    const accounts = item.accounts.filter(
      (account) => !wanted || wanted.includes(account.accountId),
    );
    return { accounts: accounts.map(accountAnswer), item: itemAnswer(item, now) };
  },
);
