import type { InvestmentsTransactionsGetRequest, InvestmentsTransactionsGetResponse } from "plaid";
import { z } from "zod";
import { calendar } from "../data/calendar";
import { currencyCodes } from "../data/currency-codes";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { accountActivity } from "../items/account-activity";
import { announceInvestments } from "../items/announce-investments";
import { investmentAccountAnswers } from "../items/investment-account-answers";
import { investmentAccounts } from "../items/investment-accounts";
import { itemAnswer } from "../items/item-answer";
import { requireItem } from "../items/require-item";
import { securitiesAnswer, securityId } from "../items/securities-answer";
import { PlaidFailure } from "../plaid-failure";
import { accountId } from "../requests/account-id";
import { ids } from "../state/ids";

const OLDEST_DAYS = 730;

const fields = {
  access_token: z.string().min(1),
  start_date: z.iso.date(),
  end_date: z.iso.date(),
  options: z
    .strictObject({
      account_ids: z.array(accountId).optional(),
      count: z.number().int().min(1).max(500).optional(),
      offset: z.number().int().min(0).optional(),
      async_update: z.boolean().optional(),
    })
    .optional(),
} satisfies RequestFields<InvestmentsTransactionsGetRequest>;

/**
 * `/investments/transactions/get`. Newest first, at most two years back. With `async_update` the
 * call that adds the product is followed by a webhook; here all is extracted by the time it answers.
 */
export const investmentsTransactionsGet = endpoint(
  fields,
  (
    { access_token, start_date, end_date, options },
    { state, now },
  ): Answer<InvestmentsTransactionsGetResponse> => {
    if (start_date > end_date) {
      throw new PlaidFailure("INVALID_FIELD", "start_date must not be after end_date");
    }
    const known = requireItem(state, access_token);
    const { item, accounts } = investmentAccounts(state, known, options?.account_ids, now);
    const today = calendar.dayOf(now);
    const oldest = calendar.plusDays(today, -OLDEST_DAYS);
    const stretch = {
      from: start_date > oldest ? start_date : oldest,
      to: end_date < today ? end_date : today,
    };

    const all = accounts
      .flatMap((linked) =>
        accountActivity(item, linked, stretch).map((one) => ({ ...one, account: linked.account })),
      )
      .sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1));
    const { count = 100, offset = 0, async_update = false } = options ?? {};
    const isFirst = item !== known;
    if (isFirst && async_update) {
      const whole = { from: oldest, to: today };
      const told = accounts.flatMap((linked) => accountActivity(item, linked, whole));
      announceInvestments(state, item, told.length, now);
    }
    const page = all.slice(offset, offset + count);
    return {
      accounts: investmentAccountAnswers(item, accounts),
      investment_transactions: page.map(({ account, security, key, currency, ...one }) => ({
        ...one,
        account_id: account.accountId,
        investment_transaction_id: ids.derived(account.accountId, "investment", key),
        security_id: security && securityId(security),
        cancel_transaction_id: null,
        ...currencyCodes(currency),
      })),
      securities: securitiesAnswer(page, today),
      total_investment_transactions: all.length,
      item: itemAnswer(item, now),
      is_investments_fallback_item: false,
    };
  },
);
