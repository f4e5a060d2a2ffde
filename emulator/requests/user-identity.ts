import type { ClientUserIdentity, ConsumerReportUserIdentity } from "plaid";
import { z } from "zod";
import type { Wire } from "../wire";
import { idNumberTypes } from "./link-token-user";

const datum = z.strictObject({ data: z.string(), primary: z.boolean() });
const text = z.string().nullish();

/** `identity` of a user: its shape. What its values must be like is checked apart, because Plaid refuses that differently. */
export const userIdentity = z.strictObject({
  name: z.strictObject({ given_name: z.string(), family_name: z.string() }).nullish(),
  date_of_birth: text,
  emails: z.array(datum).optional(),
  phone_numbers: z.array(datum).optional(),
  addresses: z
    .array(
      z.strictObject({
        street_1: text,
        street_2: text,
        city: text,
        region: text,
        country: z.string(),
        postal_code: text,
        primary: z.boolean(),
      }),
    )
    .optional(),
  id_numbers: z
    .array(z.strictObject({ value: z.string(), type: z.enum(idNumberTypes) }))
    .optional(),
}) satisfies z.ZodType<Wire<ClientUserIdentity>>;

/** `consumer_report_user_identity`, the older form of it. */
export const consumerReportUserIdentity = z.strictObject({
  first_name: z.string().min(1),
  last_name: z.string().min(1),
  phone_numbers: z.array(z.string()),
  emails: z.array(z.string()),
  ssn_full: text,
  ssn_last_4: text,
  date_of_birth: z.string().nullable(),
  primary_address: z.strictObject({
    street: z.string(),
    city: z.string().nullable(),
    region: z.string().nullable(),
    postal_code: z.string().nullable(),
    country: z.string().nullable(),
  }),
}) satisfies z.ZodType<Wire<ConsumerReportUserIdentity>>;
