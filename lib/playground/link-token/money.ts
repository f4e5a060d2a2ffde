import type { EmploymentSourceType } from "plaid";
import { choices, date, group, text, whole } from "../fields";

const employmentSources = {
  sdkEnum: "EmploymentSourceType",
  values: ["bank", "payroll"],
} as const satisfies { sdkEnum: string; values: readonly `${EmploymentSourceType}`[] };

const id = (help: string) => text(help, { max: 100 });

/** The products that move or tell money, each with what it needs of Link. */
export const moneyFields = () => ({
  transfer: group("A transfer that Link is opened for.", {
    intent_id: id("The intent, from /transfer/intent/create.").optional(),
    authorization_id: id("The authorization that needs something of the person.").optional(),
  }).optional(),
  payment_initiation: group("A payment that Link is opened for.", {
    payment_id: id("The payment, from /payment_initiation/payment/create.").optional(),
    consent_id: id("The consent, from /payment_initiation/consent/create.").optional(),
  }).optional(),
  payment_configuration: group("A payment for Pay by Bank.", {
    amount: text("How much, with two decimals.", {
      max: 16,
      pattern: /^\d{1,13}\.\d{2}$/,
      says: "must have two decimals, such as 10.00",
    }),
    description: text("What it is for.", { max: 256 }).optional(),
  }).optional(),
  employment: group("What is asked for of the person's employment.", {
    employment_source_types: choices(
      "Where it is read from. One of them.",
      employmentSources,
    ).optional(),
    bank_employment: group("Employment that is read from a bank.", {
      days_requested: whole("Days of history.", { min: 1, max: 731 }),
    }).optional(),
  }).optional(),
  statements: group("Which statements are asked for. Needed for the product.", {
    start_date: date("The first day."),
    end_date: date("The last day, at most two years later."),
  }).optional(),
  transactions: group("How much history.", {
    days_requested: whole("Days of history. 90 without.", { min: 1, max: 730 }).optional(),
  }).optional(),
  cashflow_report: group("The Cashflow Report.", {
    days_requested: whole("Days of history.", { min: 1, max: 731 }).optional(),
  }).optional(),
  base_report: group("The Base Report. Older than `cra_options`.", {
    days_requested: whole("Days of history.", { min: 1, max: 731 }),
    client_report_id: id("Your id of the report.").optional(),
  }).optional(),
  credit_partner_insights: group("Credit Partner Insights. Older than `cra_options`.", {
    days_requested: whole("Days of history. 180 without.", { min: 1, max: 731 }).optional(),
  }).optional(),
});
