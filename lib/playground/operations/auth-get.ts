import type { AuthGetRequest } from "plaid";
import { group } from "../fields";
import { operation } from "../operation";
import { accessToken, accountIds } from "../shared-fields";

/** Tells the account numbers of an Item. */
export const authGet = operation<AuthGetRequest>()({
  name: "auth-get",
  path: "/auth/get",
  title: "Get account numbers",
  about: "Tells account and routing numbers. Asked for the first time, it adds Auth to the bank.",
  sdkMethod: "authGet",
  docsUrl: "https://plaid.com/docs/api/products/auth/#authget",
  schema: group("The request.", {
    access_token: accessToken(),
    options: group("Which accounts are told.", { account_ids: accountIds().optional() }).optional(),
  }),
  presets: [{ name: "A bank", about: "All accounts of it.", request: { access_token: "" } }],
});
