import type { InvestmentsHoldingsGetRequest, InvestmentsHoldingsGetResponse } from "plaid";
import { z } from "zod";
import { calendar } from "../data/calendar";
import { currencyCodes } from "../data/currency-codes";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { accountHoldings } from "../items/account-holdings";
import { investmentAccountAnswers } from "../items/investment-account-answers";
import { investmentAccounts } from "../items/investment-accounts";
import { itemAnswer } from "../items/item-answer";
import { requireItem } from "../items/require-item";
import { securitiesAnswer, securityId } from "../items/securities-answer";
import { accountIdsOption } from "../requests/account-id";

const fields = {
  access_token: z.string().min(1),
  options: accountIdsOption,
} satisfies RequestFields<InvestmentsHoldingsGetRequest>;

/** `/investments/holdings/get`. The holdings of an account add up to its balance. */
export const investmentsHoldingsGet = endpoint(
  fields,
  ({ access_token, options }, { state, now }): Answer<InvestmentsHoldingsGetResponse> => {
    const known = requireItem(state, access_token);
    const { item, accounts } = investmentAccounts(state, known, options?.account_ids, now);
    const today = calendar.dayOf(now);
    const held = accounts.map((linked) => ({
      account: linked.account,
      holdings: accountHoldings(item, linked),
    }));
    return {
      accounts: investmentAccountAnswers(item, accounts),
      holdings: held.flatMap(({ account, holdings }) =>
        holdings.map((holding) => ({
          account_id: account.accountId,
          security_id: securityId(holding.security),
          quantity: holding.quantity,
          institution_price: holding.price,
          institution_price_as_of: holding.asOf ?? today,
          institution_price_datetime: null,
          institution_value: holding.value,
          cost_basis: holding.costBasis,
          ...currencyCodes(holding.currency),
          vested_quantity: null,
          vested_value: null,
        })),
      ),
      securities: securitiesAnswer(
        held.flatMap(({ holdings }) => holdings),
        today,
      ),
      item: itemAnswer(item, now),
      is_investments_fallback_item: false,
    };
  },
);
