import { invests } from "../data/invests";
import { PlaidFailure } from "../plaid-failure";
import type { Item } from "../state/entities";
import type { State } from "../state/state";
import { chosenAccounts } from "./chosen-accounts";
import { requireHealthy } from "./require-healthy";
import { requireProduct } from "./require-product";

/** The chosen accounts of an Item that invest. Refused where there are none. */
export function investmentAccounts(
  state: State,
  known: Item,
  wanted: readonly string[] | undefined,
  now: number,
) {
  const chosen = chosenAccounts(known, wanted);
  requireHealthy(known, now);
  const item = requireProduct(state, known, "investments", { now });
  const investing = chosen.filter(({ bank }) => invests(bank));
  if (investing.length === 0) throw new PlaidFailure("NO_INVESTMENT_ACCOUNTS");
  return { item, accounts: investing };
}
