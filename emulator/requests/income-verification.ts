import type { LinkTokenCreateRequestIncomeVerification } from "plaid";
import { z } from "zod";
import type { Wire } from "../wire";

const statedIncome = z.strictObject({
  employer: z.string().optional(),
  category: z
    .enum([
      "OTHER",
      "SALARY",
      "UNEMPLOYMENT",
      "CASH",
      "GIG_ECONOMY",
      "RENTAL",
      "CHILD_SUPPORT",
      "MILITARY",
      "RETIREMENT",
      "LONG_TERM_DISABILITY",
      "BANK_INTEREST",
    ])
    .optional(),
  pay_per_cycle: z.number().optional(),
  pay_annual: z.number().optional(),
  pay_type: z.enum(["UNKNOWN", "GROSS", "NET"]).optional(),
  pay_frequency: z.enum(["UNKNOWN", "WEEKLY", "BIWEEKLY", "SEMI_MONTHLY", "MONTHLY"]).optional(),
});

/** `income_verification` of `/link/token/create`. */
export const incomeVerification = z.strictObject({
  income_verification_id: z.string().optional(),
  asset_report_id: z.string().optional(),
  access_tokens: z.array(z.string()).nullish(),
  income_source_types: z.array(z.enum(["bank", "payroll"])).optional(),
  bank_income: z
    .strictObject({
      days_requested: z.number().int().min(1),
      enable_multiple_items: z.boolean().nullish(),
    })
    .optional(),
  payroll_income: z
    .strictObject({
      flow_types: z.array(z.enum(["payroll_digital_income", "payroll_document_income"])).nullish(),
      is_update_mode: z.boolean().optional(),
      item_id_to_update: z.string().nullish(),
      parsing_config: z.array(z.enum(["ocr", "risk_signals"])).nullish(),
    })
    .optional(),
  stated_income_sources: z.array(statedIncome).optional(),
}) satisfies z.ZodType<Wire<LinkTokenCreateRequestIncomeVerification>>;
