import type { LiabilitiesGetRequest, LiabilitiesGetResponse } from "plaid";
import { z } from "zod";
import { calendar } from "../data/calendar";
import { creditCardLiability, mortgageLiability, studentLoanLiability } from "../data/liabilities";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { accountAnswers } from "../items/account-answers";
import { chosenAccounts } from "../items/chosen-accounts";
import { customAccount } from "../items/custom-account";
import { itemAnswer } from "../items/item-answer";
import { requireHealthy } from "../items/require-healthy";
import { requireItem } from "../items/require-item";
import { requireProduct } from "../items/require-product";
import { PlaidFailure } from "../plaid-failure";
import { accountIdsOption } from "../requests/account-id";

const fields = {
  access_token: z.string().min(1),
  options: accountIdsOption,
} satisfies RequestFields<LiabilitiesGetRequest>;

const kinds: Partial<Record<string, "credit" | "student" | "mortgage">> = {
  "credit card": "credit",
  paypal: "credit",
  student: "student",
  mortgage: "mortgage",
};

/** `/liabilities/get`. Credit cards, student loans and mortgages; all accounts are listed, the debts only of those. */
export const liabilitiesGet = endpoint(
  fields,
  ({ access_token, options }, { state, now }): Answer<LiabilitiesGetResponse> => {
    const known = requireItem(state, access_token);
    const accounts = chosenAccounts(known, options?.account_ids);
    requireHealthy(known, now);
    const item = requireProduct(state, known, "liabilities", { now });

    const today = calendar.dayOf(now);
    const owing = accounts
      .filter(({ bank: { type } }) => type === "credit" || type === "loan")
      .map(({ account, bank }) => ({
        kind: kinds[bank.subtype ?? ""],
        account_id: account.accountId,
        bank,
        configured: customAccount(item, account.key)?.liability,
      }))
      .filter(({ kind }) => kind !== undefined);
    if (owing.length === 0) throw new PlaidFailure("NO_LIABILITY_ACCOUNTS");

    function of<Liability>(
      wanted: "credit" | "student" | "mortgage",
      describe: (
        bank: (typeof owing)[number]["bank"],
        configured: (typeof owing)[number]["configured"],
        today: string,
      ) => Liability,
    ) {
      const found = owing.filter(({ kind }) => kind === wanted);
      if (found.length === 0) return null;
      return found.map(({ account_id, bank, configured }) => ({
        ...describe(bank, configured, today),
        account_id,
      }));
    }
    return {
      accounts: accountAnswers(item, accounts),
      liabilities: {
        credit: of("credit", creditCardLiability),
        mortgage: of("mortgage", mortgageLiability),
        student: of("student", studentLoanLiability),
      },
      item: itemAnswer(item, now),
    };
  },
);
