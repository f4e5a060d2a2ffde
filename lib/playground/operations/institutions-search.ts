import type { InstitutionsSearchRequest } from "plaid";
import { products } from "../choices/products";
import { choices, flag, group, text } from "../fields";
import { operation } from "../operation";
import { countryCodes } from "../shared-fields";

/** Searches institutions by name. */
export const institutionsSearch = operation<InstitutionsSearchRequest>()({
  name: "institutions-search",
  path: "/institutions/search",
  title: "Search institutions",
  about: "Finds up to ten institutions by a part of their name.",
  sdkMethod: "institutionsSearch",
  docsUrl: "https://plaid.com/docs/api/institutions/#institutionssearch",
  schema: group("The request.", {
    query: text("A part of the name.", { max: 200 }),
    country_codes: countryCodes(),
    products: choices("Only those that have all of these products.", products).optional(),
    options: group("Which institutions, and what is told of them.", {
      oauth: flag(
        "Only those where people sign in at the bank itself, or only the others.",
      ).optional(),
      include_optional_metadata: flag("Tells addresses, logos and colours too.").optional(),
      include_auth_metadata: flag("Tells by which ways account numbers can be had.").optional(),
      include_payment_initiation_metadata: flag("Tells which payments can be started.").optional(),
      payment_initiation: group("Only those that a payment can be made at.", {
        payment_id: text("Plaid's id of a payment.").optional(),
        consent_id: text("Plaid's id of a consent to payments.").optional(),
      }).optional(),
    }).optional(),
  }),
  presets: [
    {
      name: "Platypus",
      about: "The Sandbox's own banks.",
      request: { query: "Platypus", country_codes: ["US"] },
    },
  ],
});
