import "server-only";
import type { AccountBase } from "plaid";
import type { AccountFacts } from "@/lib/data/item-facts";

/** What Plaid says of an account, as it is stored. */
export const accountFacts = (account: AccountBase): AccountFacts => ({
  plaidAccountId: account.account_id,
  persistentAccountId: account.persistent_account_id ?? null,
  name: account.name,
  officialName: account.official_name,
  mask: account.mask,
  type: account.type,
  subtype: account.subtype,
  availableBalance: account.balances.available,
  currentBalance: account.balances.current,
  limitAmount: account.balances.limit,
  isoCurrencyCode: account.balances.iso_currency_code,
  unofficialCurrency: account.balances.unofficial_currency_code,
});
