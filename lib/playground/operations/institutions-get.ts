import type { InstitutionsGetRequest } from "plaid";
import { products } from "../choices/products";
import { choices, flag, group, list, text, whole } from "../fields";
import { operation } from "../operation";
import { countryCodes } from "../shared-fields";

/** Lists institutions. */
export const institutionsGet = operation<InstitutionsGetRequest>()({
  name: "institutions-get",
  path: "/institutions/get",
  title: "List institutions",
  about: "Lists the institutions that Plaid knows, a page at a time.",
  sdkMethod: "institutionsGet",
  docsUrl: "https://plaid.com/docs/api/institutions/#institutionsget",
  schema: group("The request.", {
    count: whole("How many are told.", { min: 1, max: 500 }),
    offset: whole("How many are skipped first.", { min: 0, max: 1_000_000 }),
    country_codes: countryCodes(),
    options: group("Which institutions, and what is told of them.", {
      products: choices("Only those that have all of these products.", products).optional(),
      routing_numbers: list(
        "Only those with all of these routing numbers.",
        text("A routing number of nine digits.", {
          min: 9,
          max: 9,
          pattern: /^\d{9}$/,
          says: "must be nine digits",
        }),
      ).optional(),
      oauth: flag(
        "Only those where people sign in at the bank itself, or only the others.",
      ).optional(),
      include_optional_metadata: flag("Tells addresses, logos and colours too.").optional(),
      include_auth_metadata: flag("Tells by which ways account numbers can be had.").optional(),
      include_payment_initiation_metadata: flag("Tells which payments can be started.").optional(),
    }).optional(),
  }),
  presets: [
    {
      name: "The first ten",
      about: "Ten institutions of the United States.",
      request: { count: 10, offset: 0, country_codes: ["US"] },
    },
    {
      name: "Through the bank's own page",
      about: "Institutions with OAuth that have transactions.",
      request: {
        count: 10,
        offset: 0,
        country_codes: ["US"],
        options: { products: ["transactions"], oauth: true },
      },
    },
  ],
});
