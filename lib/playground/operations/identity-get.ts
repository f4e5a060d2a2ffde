import type { IdentityGetRequest } from "plaid";
import { group } from "../fields";
import { operation } from "../operation";
import { accessToken, accountIds } from "../shared-fields";

/** Tells the owners of an Item's accounts. */
export const identityGet = operation<IdentityGetRequest>()({
  name: "identity-get",
  path: "/identity/get",
  title: "Get owners",
  about: "Tells who the bank says that the accounts belong to.",
  sdkMethod: "identityGet",
  docsUrl: "https://plaid.com/docs/api/products/identity/#identityget",
  schema: group("The request.", {
    access_token: accessToken(),
    options: group("Which accounts are told.", { account_ids: accountIds().optional() }).optional(),
  }),
  presets: [{ name: "A bank", about: "All accounts of it.", request: { access_token: "" } }],
});
