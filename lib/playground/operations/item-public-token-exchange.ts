import type { ItemPublicTokenExchangeRequest } from "plaid";
import { group, reference } from "../fields";
import { operation } from "../operation";

/** Exchanges what Link gave for an access token. */
export const itemPublicTokenExchange = operation<ItemPublicTokenExchangeRequest>()({
  name: "item-public-token-exchange",
  path: "/item/public_token/exchange",
  title: "Exchange a public token",
  about: "Turns the public token of a Link session into an access token, which is stored sealed.",
  sdkMethod: "itemPublicTokenExchange",
  docsUrl: "https://plaid.com/docs/api/items/#itempublic_tokenexchange",
  schema: group("The request.", {
    public_token: reference(
      "The Link session that somebody has finished.",
      "session",
      "public_token",
    ),
  }),
  presets: [
    { name: "A Link session", about: "One that is finished.", request: { public_token: "" } },
  ],
});
