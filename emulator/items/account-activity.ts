import { interestPayment } from "../data/interest-payment";
import { investmentActivity, type KnownActivity } from "../data/investment-activity";
import { portfolio } from "../data/portfolio";
import type { Item } from "../state/entities";
import { customAccount } from "./custom-account";
import type { LinkedAccount } from "./item-accounts";

/** What happened in an investment account of an Item between two days. No trade made since changes what was. */
export function accountActivity(
  item: Item,
  { account, bank }: LinkedAccount,
  stretch: { from: string; to: string },
): KnownActivity[] {
  const custom = customAccount(item, account.key);
  const holdings = portfolio(bank, custom, item.login.username);
  const interest = (item.bankChanges?.interest ?? []).flatMap(({ key, on }, index) =>
    key === account.key ? [interestPayment(bank, on, index + 1)] : [],
  );
  return [
    ...investmentActivity(holdings, custom, stretch),
    ...interest.filter(({ date }) => date >= stretch.from && date <= stretch.to),
  ];
}
