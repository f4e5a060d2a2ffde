import type { LiabilitiesGetRequest, LiabilitiesGetResponse } from "plaid";
import { z } from "zod";
import { calendar } from "../data/calendar";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { accountAnswers } from "../items/account-answers";
import { chosenAccounts } from "../items/chosen-accounts";
import { itemAnswer } from "../items/item-answer";
import { liabilitiesAnswer } from "../items/liabilities-answer";
import { requireHealthy } from "../items/require-healthy";
import { requireItem } from "../items/require-item";
import { requireProduct } from "../items/require-product";
import { PlaidFailure } from "../plaid-failure";
import { accountIdsOption } from "../requests/account-id";

const fields = {
  access_token: z.string().min(1),
  options: accountIdsOption,
} satisfies RequestFields<LiabilitiesGetRequest>;

/** `/liabilities/get`. Credit cards, student loans and mortgages; all accounts are listed, the debts only of those. */
export const liabilitiesGet = endpoint(
  fields,
  ({ access_token, options }, { state, now }): Answer<LiabilitiesGetResponse> => {
    const known = requireItem(state, access_token);
    const accounts = chosenAccounts(known, options?.account_ids);
    requireHealthy(known, now);
    const item = requireProduct(state, known, "liabilities", { now });

    const liabilities = liabilitiesAnswer(item, accounts, calendar.dayOf(now));
    if (!liabilities) throw new PlaidFailure("NO_LIABILITY_ACCOUNTS");
    return {
      accounts: accountAnswers(item, accounts),
      liabilities,
      item: itemAnswer(item, now),
    };
  },
);
