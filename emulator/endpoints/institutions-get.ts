import type { InstitutionsGetRequest, InstitutionsGetResponse } from "plaid";
import { z } from "zod";
import { countryCodes } from "../data/country-codes";
import { institutions } from "../data/institutions";
import { products } from "../data/products";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { institutionAnswer } from "../institutions/institution-answer";

const fields = {
  count: z.number().int().min(1).max(500),
  offset: z.number().int().min(0),
  country_codes: z.array(z.enum(countryCodes)).min(1),
  options: z
    .strictObject({
      products: z.array(z.enum(products)).nullish(),
      routing_numbers: z.array(z.string()).nullish(),
      oauth: z.boolean().nullish(),
      include_optional_metadata: z.boolean().optional(),
      include_auth_metadata: z.boolean().optional(),
      include_payment_initiation_metadata: z.boolean().optional(),
    })
    .optional(),
} satisfies RequestFields<InstitutionsGetRequest>;

/** `/institutions/get`. Those that serve one of the countries and have all that is asked for; `total` counts them all. */
export const institutionsGet = endpoint(
  fields,
  ({ count, offset, country_codes, options }): Answer<InstitutionsGetResponse> => {
    const { products: needed, routing_numbers, oauth } = options ?? {};
    const found = institutions.filter(
      (one) =>
        one.countryCodes.some((code) => country_codes.includes(code)) &&
        (needed ?? []).every((product) => one.products.includes(product)) &&
        (!routing_numbers?.length ||
          routing_numbers.some((number) => one.routingNumbers.includes(number))) &&
        (oauth == null || one.oauth === oauth),
    );
    return {
      institutions: found
        .slice(offset, offset + count)
        .map((one) => institutionAnswer(one, options)),
      total: found.length,
    };
  },
);
