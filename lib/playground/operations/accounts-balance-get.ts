import type { AccountsBalanceGetRequest } from "plaid";
import { group, moment } from "../fields";
import { operation } from "../operation";
import { accessToken, accountIds } from "../shared-fields";

/** Reads balances at the bank. */
export const accountsBalanceGet = operation<AccountsBalanceGetRequest>()({
  name: "accounts-balance-get",
  path: "/accounts/balance/get",
  title: "Get balances",
  about: "Has Plaid read the balances at the bank now, which may take some seconds.",
  sdkMethod: "accountsBalanceGet",
  docsUrl: "https://plaid.com/docs/api/products/balance/#accountsbalanceget",
  schema: group("The request.", {
    access_token: accessToken(),
    options: group("Which accounts are told, and how fresh.", {
      account_ids: accountIds().optional(),
      min_last_updated_datetime: moment(
        "The oldest balance that will do. Some institutions, such as Capital One, need it.",
      ).optional(),
    }).optional(),
  }),
  presets: [{ name: "A bank", about: "All accounts of it.", request: { access_token: "" } }],
});
