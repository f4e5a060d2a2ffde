import type { InvestmentAccount } from "plaid";
import type { Item } from "../state/entities";
import type { Wire } from "../wire";
import { accountAnswers } from "./account-answers";
import type { LinkedAccount } from "./item-accounts";

/** An Item's accounts as the investment operations answer them. Nobody here invests what was lent. */
export const investmentAccountAnswers = (
  item: Item,
  accounts: readonly LinkedAccount[],
): Wire<InvestmentAccount>[] =>
  accountAnswers(item, accounts).map((account) => ({
    ...account,
    balances: { ...account.balances, margin_loan_amount: null },
  }));
