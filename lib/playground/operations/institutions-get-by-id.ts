import type { InstitutionsGetByIdRequest } from "plaid";
import { flag, group, text } from "../fields";
import { operation } from "../operation";
import { countryCodes } from "../shared-fields";

/** Tells of one institution. */
export const institutionsGetById = operation<InstitutionsGetByIdRequest>()({
  name: "institutions-get-by-id",
  path: "/institutions/get_by_id",
  title: "Get an institution",
  about: "Tells the name, products and state of one institution.",
  sdkMethod: "institutionsGetById",
  docsUrl: "https://plaid.com/docs/api/institutions/#institutionsget_by_id",
  schema: group("The request.", {
    institution_id: text("Plaid's id of the institution, such as ins_109508.", {
      max: 60,
      pattern: /^ins_\w+$/,
      says: "must be the id of an institution, such as ins_109508",
    }),
    country_codes: countryCodes(),
    options: group("What else is told.", {
      include_optional_metadata: flag("Tells the address, the logo and the colour too.").optional(),
      include_status: flag("Tells how well the institution answers at present.").optional(),
      include_auth_metadata: flag("Tells by which ways account numbers can be had.").optional(),
      include_payment_initiation_metadata: flag("Tells which payments can be started.").optional(),
    }).optional(),
  }),
  presets: [
    {
      name: "First Platypus Bank",
      about: "The Sandbox's bank, with its logo.",
      request: {
        institution_id: "ins_109508",
        country_codes: ["US"],
        options: { include_optional_metadata: true },
      },
    },
  ],
});
