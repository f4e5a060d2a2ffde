import type { AccountsGetRequest } from "plaid";
import { group } from "../fields";
import { operation } from "../operation";
import { accessToken, accountIds } from "../shared-fields";

/** Tells the accounts of an Item. */
export const accountsGet = operation<AccountsGetRequest>()({
  name: "accounts-get",
  path: "/accounts/get",
  title: "Get accounts",
  about: "Tells the accounts of a linked bank as Plaid last read them.",
  sdkMethod: "accountsGet",
  docsUrl: "https://plaid.com/docs/api/accounts/#accountsget",
  schema: group("The request.", {
    access_token: accessToken(),
    options: group("Which accounts are told.", { account_ids: accountIds().optional() }).optional(),
  }),
  presets: [{ name: "A bank", about: "All accounts of it.", request: { access_token: "" } }],
});
