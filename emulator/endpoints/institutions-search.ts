import type { InstitutionsSearchRequest, InstitutionsSearchResponse } from "plaid";
import { z } from "zod";
import { countryCodes } from "../data/country-codes";
import { products } from "../data/products";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { institutionAnswer } from "../institutions/institution-answer";
import { searchInstitutions } from "../institutions/search-institutions";

const fields = {
  query: z.string().min(1),
  products: z.array(z.enum(products)).nullish(),
  country_codes: z.array(z.enum(countryCodes)).min(1),
  options: z
    .strictObject({
      oauth: z.boolean().nullish(),
      include_optional_metadata: z.boolean().optional(),
      include_auth_metadata: z.boolean().nullish(),
      include_payment_initiation_metadata: z.boolean().nullish(),
      payment_initiation: z
        .strictObject({ payment_id: z.string().nullish(), consent_id: z.string().nullish() })
        .nullish(),
    })
    .optional(),
} satisfies RequestFields<InstitutionsSearchRequest>;

/** `/institutions/search`. At most ten, as Plaid has it. */
export const institutionsSearch = endpoint(
  fields,
  ({ query, products, country_codes, options }): Answer<InstitutionsSearchResponse> => {
    const needs = { countryCodes: country_codes, products: products ?? [] };
    const found = searchInstitutions(query, needs).filter(
      ({ oauth }) => options?.oauth == null || oauth === options.oauth,
    );
    return { institutions: found.map((one) => institutionAnswer(one, options)) };
  },
);
