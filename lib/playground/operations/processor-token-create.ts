import type { ProcessorTokenCreateRequest } from "plaid";
import { processors } from "../choices/processors";
import { choice, group, reference } from "../fields";
import { operation } from "../operation";
import { accessToken } from "../shared-fields";

/** Lets a partner read one account. */
export const processorTokenCreate = operation<ProcessorTokenCreateRequest>()({
  name: "processor-token-create",
  path: "/processor/token/create",
  title: "Create a processor token",
  about:
    "Makes a token by which a partner can read one account. It is stored, and stands among your handoffs.",
  sdkMethod: "processorTokenCreate",
  docsUrl: "https://plaid.com/docs/api/processors/#processortokencreate",
  schema: group("The request.", {
    access_token: accessToken("The bank that the account is at."),
    account_id: reference("The account that the partner may read.", "account", "account_id"),
    processor: choice("The partner. Has to be enabled in Plaid's Dashboard.", processors),
  }),
  presets: [
    {
      name: "Dwolla",
      about: "Payments from a checking or savings account.",
      request: { access_token: "", account_id: "", processor: "dwolla" },
    },
  ],
});
