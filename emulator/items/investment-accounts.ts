import { portfolio } from "../data/portfolio";
import { PlaidFailure } from "../plaid-failure";
import type { Item } from "../state/entities";
import type { State } from "../state/state";
import { chosenAccounts } from "./chosen-accounts";
import { customAccount } from "./custom-account";
import { requireHealthy } from "./require-healthy";
import { requireProduct } from "./require-product";

/** The chosen accounts of an Item that invest, with what they hold. Refused where there are none. */
export function investmentAccounts(
  state: State,
  known: Item,
  wanted: readonly string[] | undefined,
  now: number,
) {
  const chosen = chosenAccounts(known, wanted);
  requireHealthy(known, now);
  const item = requireProduct(state, known, "investments", { now });
  const investing = chosen.filter(
    ({ bank: { type } }) => type === "investment" || type === "brokerage",
  );
  if (investing.length === 0) throw new PlaidFailure("NO_INVESTMENT_ACCOUNTS");
  const accounts = investing.map((linked) => {
    const custom = customAccount(item, linked.account.key);
    return { ...linked, custom, holdings: portfolio(linked.bank, custom, item.login.username) };
  });
  return { item, accounts };
}
