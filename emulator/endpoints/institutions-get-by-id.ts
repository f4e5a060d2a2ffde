import type { InstitutionsGetByIdRequest, InstitutionsGetByIdResponse } from "plaid";
import { z } from "zod";
import { countryCodes } from "../data/country-codes";
import { findInstitution } from "../data/find-institution";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { institutionAnswer } from "../institutions/institution-answer";
import { PlaidFailure } from "../plaid-failure";

const fields = {
  institution_id: z.string().min(1),
  country_codes: z.array(z.enum(countryCodes)).min(1),
  options: z
    .strictObject({
      include_optional_metadata: z.boolean().optional(),
      include_status: z.boolean().optional(),
      include_auth_metadata: z.boolean().optional(),
      include_payment_initiation_metadata: z.boolean().optional(),
    })
    .optional(),
} satisfies RequestFields<InstitutionsGetByIdRequest>;

/** `/institutions/get_by_id`. An institution that serves none of the countries is as unknown as one that does not exist. */
export const institutionsGetById = endpoint(
  fields,
  ({ institution_id, country_codes, options }): Answer<InstitutionsGetByIdResponse> => {
    const institution = findInstitution(institution_id);
    if (!institution?.countryCodes.some((code) => country_codes.includes(code))) {
      throw new PlaidFailure("INVALID_INSTITUTION");
    }
    return { institution: institutionAnswer(institution, options) };
  },
);
