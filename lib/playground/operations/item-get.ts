import type { ItemGetRequest } from "plaid";
import { group } from "../fields";
import { operation } from "../operation";
import { accessToken } from "../shared-fields";

/** Tells how an Item stands. */
export const itemGet = operation<ItemGetRequest>()({
  name: "item-get",
  path: "/item/get",
  title: "Get an Item",
  about: "Tells how a linked bank stands: its products, its error, when it was last read.",
  sdkMethod: "itemGet",
  docsUrl: "https://plaid.com/docs/api/items/#itemget",
  schema: group("The request.", { access_token: accessToken() }),
  presets: [{ name: "A bank", about: "Any of your banks.", request: { access_token: "" } }],
});
