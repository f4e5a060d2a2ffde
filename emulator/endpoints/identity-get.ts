import type { IdentityGetRequest, IdentityGetResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { chosenAccounts } from "../items/chosen-accounts";
import { identityAnswer } from "../items/identity-answer";
import { itemAnswer } from "../items/item-answer";
import { requireHealthy } from "../items/require-healthy";
import { requireItem } from "../items/require-item";
import { requireProduct } from "../items/require-product";
import { accountIdsOption } from "../requests/account-id";

const fields = {
  access_token: z.string().min(1),
  options: accountIdsOption,
} satisfies RequestFields<IdentityGetRequest>;

/** `/identity/get`. Each account with its owners. */
export const identityGet = endpoint(
  fields,
  ({ access_token, options }, { state, now }): Answer<IdentityGetResponse> => {
    const known = requireItem(state, access_token);
    const accounts = chosenAccounts(known, options?.account_ids);
    requireHealthy(known, now);
    const item = requireProduct(state, known, "identity", { now });
    return {
      accounts: accounts.map((account) => identityAnswer(item, account)),
      item: itemAnswer(item, now),
    };
  },
);
