import type { IDNumberType, LinkTokenCreateRequestUser } from "plaid";
import { z } from "zod";
import type { Wire } from "../wire";

/** The kinds of numbers that states give to people. */
export const idNumberTypes = [
  "ar_dni",
  "au_drivers_license",
  "au_passport",
  "br_cpf",
  "ca_sin",
  "cl_run",
  "cn_resident_card",
  "co_nit",
  "dk_cpr",
  "eg_national_id",
  "es_dni",
  "es_nie",
  "hk_hkid",
  "in_pan",
  "in_epic",
  "it_cf",
  "jo_civil_id",
  "jp_my_number",
  "ke_huduma_namba",
  "kw_civil_id",
  "mx_curp",
  "mx_rfc",
  "my_nric",
  "ng_nin",
  "nz_drivers_license",
  "om_civil_id",
  "ph_psn",
  "pl_pesel",
  "ro_cnp",
  "sa_national_id",
  "se_pin",
  "sg_nric",
  "tr_tc_kimlik",
  "us_ssn",
  "us_ssn_last_4",
  "za_smart_id",
] as const satisfies readonly Wire<IDNumberType>[];

const looksPersonal = /@|^\+?[\d\s().-]{9,}$/;

/** An app's own id for a user, which must not name a person. */
export const clientUserId = z
  .string()
  .min(1)
  .refine((id) => !looksPersonal.test(id), {
    error: "must not contain PII such as an email address or a phone number",
  });

const phoneNumber = z
  .string()
  .refine((value) => /^\+?[\d\s().-]+$/.test(value) && value.replace(/\D/g, "").length >= 7, {
    error: "must be a valid phone number",
  });

/** `user` of `/link/token/create`: who is linking. Its id is the app's own and must not name a person. */
export const linkTokenUser = z.strictObject({
  client_user_id: clientUserId,
  legal_name: z.string().optional(),
  name: z.strictObject({ given_name: z.string(), family_name: z.string() }).optional(),
  phone_number: phoneNumber.optional(),
  phone_number_verified_time: z.iso.datetime({ offset: true }).nullish(),
  email_address: z.string().optional(),
  email_address_verified_time: z.iso.datetime({ offset: true }).nullish(),
  ssn: z.string().optional(),
  date_of_birth: z.iso.date().nullish(),
  address: z
    .strictObject({
      street: z.string().nullish(),
      street2: z.string().nullish(),
      city: z.string().nullish(),
      region: z.string().nullish(),
      postal_code: z.string().nullish(),
      country: z.string(),
    })
    .optional(),
  id_number: z.strictObject({ value: z.string(), type: z.enum(idNumberTypes) }).optional(),
}) satisfies z.ZodType<Wire<LinkTokenCreateRequestUser>>;
