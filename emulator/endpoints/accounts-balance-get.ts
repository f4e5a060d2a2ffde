import type { AccountsBalanceGetRequest, AccountsGetResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { accountAnswers } from "../items/account-answers";
import { chosenAccounts } from "../items/chosen-accounts";
import { itemAnswer } from "../items/item-answer";
import { requireHealthy } from "../items/require-healthy";
import { requireItem } from "../items/require-item";
import { requireProduct } from "../items/require-product";
import { PlaidFailure } from "../plaid-failure";
import { accountId } from "../requests/account-id";

const CAPITAL_ONE = "ins_128026";

const fields = {
  access_token: z.string().min(1),
  options: z
    .strictObject({
      account_ids: z.array(accountId).optional(),
      min_last_updated_datetime: z.iso.datetime({ offset: true }).optional(),
    })
    .optional(),
} satisfies RequestFields<AccountsBalanceGetRequest>;

/**
 * `/accounts/balance/get`. Asks the bank itself, so an Item in error is refused. Capital One does
 * not tell balances of cards at once; who asks for them has to say how old they may be.
 */
export const accountsBalanceGet = endpoint(
  fields,
  ({ access_token, options }, { state, now }): Answer<AccountsGetResponse> => {
    const known = requireItem(state, access_token);
    const accounts = chosenAccounts(known, options?.account_ids);
    requireHealthy(known, now);
    const item = requireProduct(state, known, "balance", { now });

    const oldest = options?.min_last_updated_datetime;
    const isLate = item.institutionId === CAPITAL_ONE;
    if (isLate && !oldest && accounts.some(({ bank }) => bank.type !== "depository")) {
      throw new PlaidFailure(
        "INVALID_FIELD",
        "min_last_updated_datetime must be provided for non-depository accounts at this institution",
      );
    }
    if (oldest && Date.parse(oldest) > now) {
      throw new PlaidFailure("LAST_UPDATED_DATETIME_OUT_OF_RANGE");
    }
    const last_updated_datetime = new Date(now).toISOString();
    return {
      accounts: accountAnswers(item, accounts).map((account) =>
        isLate ? { ...account, balances: { ...account.balances, last_updated_datetime } } : account,
      ),
      item: itemAnswer(item, now),
    };
  },
);
