import type { LinkTokenCreateRequest } from "plaid";
import { z } from "zod";
import { countryCodes } from "../data/country-codes";
import { products } from "../data/products";
import type { RequestFields } from "../endpoint";
import { accountFilters } from "./account-filters";
import { craOptions } from "./cra-options";
import { employment } from "./employment";
import { incomeVerification } from "./income-verification";
import { linkTokenUser } from "./link-token-user";
import { url } from "./url";

const text = z.string().min(1);
const flag = z.boolean().optional();
const days = z.number().int().min(1).max(730);
const productList = z.array(z.enum(products)).nullish();

/** Every field of `/link/token/create`, each checked on its own. What must fit together is checked by its rules. */
export const linkTokenCreateFields = {
  client_name: text,
  language: text,
  country_codes: z.array(z.enum(countryCodes)).min(1),
  user: linkTokenUser.optional(),
  user_id: text.optional(),
  user_token: text.optional(),
  third_party_user_token: text.optional(),

  products: productList,
  required_if_supported_products: productList,
  optional_products: productList,
  additional_consented_products: productList,
  account_filters: accountFilters.optional(),

  access_token: text.nullish(),
  access_tokens: z.array(text).optional(),
  update: z
    .strictObject({
      account_selection_enabled: flag,
      reauthorization_enabled: flag,
      user: flag,
      item_ids: z.array(text).nullish(),
    })
    .optional(),

  webhook: url.optional(),
  redirect_uri: text.optional(),
  android_package_name: text.optional(),
  link_customization_name: text.optional(),
  appearance_mode: z.enum(["LIGHT", "DARK", "SYSTEM", "null"]).nullish(),
  institution_id: text.optional(),
  institution_data: z.strictObject({ routing_number: text.optional() }).optional(),
  hosted_link: z
    .strictObject({
      delivery_method: z.enum(["sms", "email"]).optional(),
      completion_redirect_uri: text.optional(),
      url_lifetime_seconds: z.number().int().min(1).max(1_814_400).optional(),
      is_mobile_app: flag,
    })
    .optional(),
  enable_multi_item_link: flag,
  eu_config: z.strictObject({ headless: flag }).optional(),
  card_switch: z.strictObject({ card_bin: text }).optional(),
  financekit_supported: flag,

  auth: z
    .strictObject({
      auth_type_select_enabled: flag,
      automated_microdeposits_enabled: flag,
      instant_match_enabled: flag,
      same_day_microdeposits_enabled: flag,
      instant_microdeposits_enabled: flag,
      reroute_to_credentials: z.enum(["OFF", "OPTIONAL", "FORCED"]).optional(),
      database_match_enabled: flag,
      database_insights_enabled: flag,
      flow_type: z.literal("FLEXIBLE_AUTH").optional(),
      sms_microdeposits_verification_enabled: flag,
    })
    .optional(),
  transactions: z.strictObject({ days_requested: days.optional() }).optional(),
  statements: z.strictObject({ start_date: z.iso.date(), end_date: z.iso.date() }).optional(),
  investments: z
    .strictObject({ allow_unverified_crypto_wallets: flag, allow_manual_entry: flag })
    .optional(),
  investments_auth: z
    .strictObject({
      manual_entry_enabled: flag.nullable(),
      masked_number_match_enabled: flag.nullable(),
      stated_account_number_enabled: flag.nullable(),
      rollover_401k_enabled: flag.nullable(),
    })
    .optional(),
  identity: z
    .strictObject({
      is_document_upload: flag,
      account_ids: z.array(text).optional(),
      parsing_configs: z.array(z.enum(["ocr", "risk_signals"])).optional(),
    })
    .optional(),
  identity_verification: z
    .strictObject({ template_id: text, consent: flag, gave_consent: flag })
    .optional(),
  transfer: z
    .strictObject({
      intent_id: text.optional(),
      authorization_id: text.optional(),
      payment_profile_token: text.optional(),
    })
    .optional(),
  payment_initiation: z
    .strictObject({ payment_id: text.optional(), consent_id: text.optional() })
    .optional(),
  payment_configuration: z.strictObject({ amount: text, description: text.optional() }).optional(),

  employment: employment.optional(),
  income_verification: incomeVerification.optional(),
  base_report: z
    .strictObject({ days_requested: days, client_report_id: z.string().nullish() })
    .optional(),
  cashflow_report: z.strictObject({ days_requested: days.optional() }).optional(),
  credit_partner_insights: z.strictObject({ days_requested: days.optional() }).optional(),
  cra_options: craOptions.optional(),
  cra_enabled: flag,
  consumer_report_permissible_purpose: z
    .enum([
      "ACCOUNT_REVIEW_CREDIT",
      "ACCOUNT_REVIEW_NON_CREDIT",
      "EXTENSION_OF_CREDIT",
      "LEGITIMATE_BUSINESS_NEED_TENANT_SCREENING",
      "LEGITIMATE_BUSINESS_NEED_OTHER",
      "WRITTEN_INSTRUCTION_PREQUALIFICATION",
      "WRITTEN_INSTRUCTION_OTHER",
      "ELIGIBILITY_FOR_GOVT_BENEFITS",
    ])
    .optional(),
} satisfies RequestFields<LinkTokenCreateRequest>;
