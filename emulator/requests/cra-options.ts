import type { LinkTokenCreateRequestCraOptions } from "plaid";
import { z } from "zod";
import type { Wire } from "../wire";

const text = z.string();

const baseFicoScore = z.strictObject({
  bureau: z.enum(["EQUIFAX", "EXPERIAN", "TRANSUNION"]),
  score: z.number().int(),
  reason_codes: z.array(text).optional(),
  reason_code_1: text.nullish(),
  reason_code_2: text.nullish(),
  reason_code_3: text.nullish(),
  reason_code_4: text.nullish(),
  did_inquiries_adversely_affect_score: z.boolean().nullish(),
  base_fico_score_version: z.enum(["8", "9", "10", "10T"]),
});

const partnerInsights = z.strictObject({
  prism_versions: z
    .strictObject({
      firstdetect: z.enum(["3", "null"]).nullish(),
      detect: z.enum(["4.1", "4", "null"]).nullish(),
      cashscore: z.enum(["4.1", "4", "3_lite", "3", "null"]).nullish(),
      extend: z.enum(["4.1", "4", "null"]).nullish(),
      insights: z.enum(["4.1", "4", "3", "null"]).nullish(),
    })
    .nullish(),
  fico: z
    .strictObject({
      fico_lender_id: text,
      lender_application_id: text,
      ultrafico_score_requests: z.array(
        z.strictObject({
          ultrafico_score_version: z.literal("1.0"),
          fico_scoring_request_id: text.optional(),
          request_correlation_id: text.optional(),
          base_fico_score: baseFicoScore,
        }),
      ),
    })
    .nullish(),
});

const baseReport = z.strictObject({
  client_report_id: text.nullish(),
  gse_options: z
    .strictObject({ report_types: z.array(z.enum(["VOA", "EMPLOYMENT_REFRESH"])) })
    .nullish(),
  require_identity: z.boolean().nullish(),
  home_lending_report_options: z
    .strictObject({
      reports_requested: z.array(z.enum(["VOA", "EMPLOYMENT_REFRESH", "INCOME"])),
      employment_refresh_options: z.strictObject({ days_requested: z.number().int() }).nullish(),
    })
    .nullish(),
});

/** `cra_options` of `/link/token/create`. */
export const craOptions = z.strictObject({
  days_requested: z.number().int(),
  days_required: z.number().int().optional(),
  client_report_id: text.nullish(),
  partner_insights: partnerInsights.optional(),
  base_report: baseReport.optional(),
  cashflow_insights: z
    .strictObject({ attributes_version: z.enum(["v1.0", "v2.0", "CFI1"]).nullish() })
    .optional(),
  lend_score: z
    .strictObject({ lend_score_version: z.enum(["v1.0", "v2.0", "LS1"]).nullish() })
    .optional(),
  network_insights: z
    .strictObject({ network_insights_version: z.literal("NI1").nullish() })
    .optional(),
  include_investments: z.boolean().nullish(),
  income_insights: z
    .strictObject({
      income_insights_filter: z
        .strictObject({
          included_categories: z.array(text),
          excluded_categories: z.array(text).optional(),
        })
        .nullish(),
      income_insights_version: z.literal("II2").nullable(),
    })
    .optional(),
}) satisfies z.ZodType<Wire<LinkTokenCreateRequestCraOptions>>;
