import type {
  IncomeVerificationPayrollFlowType,
  IncomeVerificationSourceType,
  UserStatedIncomeSourceCategory,
  UserStatedIncomeSourceFrequency,
  UserStatedIncomeSourcePayType,
} from "plaid";
import { documentParsings } from "../choices/document-parsings";
import { amount, choice, choices, flag, group, list, reference, text, whole } from "../fields";
import { accessToken } from "../shared-fields";

const sources = {
  sdkEnum: "IncomeVerificationSourceType",
  values: ["bank", "payroll"],
} as const satisfies { sdkEnum: string; values: readonly `${IncomeVerificationSourceType}`[] };

const payrollFlows = {
  sdkEnum: "IncomeVerificationPayrollFlowType",
  values: ["payroll_digital_income", "payroll_document_income"],
} as const satisfies { sdkEnum: string; values: readonly `${IncomeVerificationPayrollFlowType}`[] };

const categories = {
  sdkEnum: "UserStatedIncomeSourceCategory",
  values: [
    "SALARY",
    "GIG_ECONOMY",
    "CASH",
    "RENTAL",
    "RETIREMENT",
    "MILITARY",
    "UNEMPLOYMENT",
    "CHILD_SUPPORT",
    "LONG_TERM_DISABILITY",
    "BANK_INTEREST",
    "OTHER",
  ],
} as const satisfies { sdkEnum: string; values: readonly `${UserStatedIncomeSourceCategory}`[] };

const payTypes = {
  sdkEnum: "UserStatedIncomeSourcePayType",
  values: ["GROSS", "NET", "UNKNOWN"],
} as const satisfies { sdkEnum: string; values: readonly `${UserStatedIncomeSourcePayType}`[] };

const frequencies = {
  sdkEnum: "UserStatedIncomeSourceFrequency",
  values: ["WEEKLY", "BIWEEKLY", "SEMI_MONTHLY", "MONTHLY", "UNKNOWN"],
} as const satisfies { sdkEnum: string; values: readonly `${UserStatedIncomeSourceFrequency}`[] };

const statedSource = () =>
  group("One income.", {
    employer: text("Who pays it.", { max: 200 }).optional(),
    category: choice("What it is.", categories).optional(),
    pay_per_cycle: amount("How much at a time.").optional(),
    pay_annual: amount("How much in a year.").optional(),
    pay_type: choice("Before taxes or after.", payTypes).optional(),
    pay_frequency: choice("How often.", frequencies).optional(),
  });

/** What is asked for of a person's income. */
export const incomeVerification = () =>
  group("What is asked for of the person's income. Needed for income_verification.", {
    income_source_types: choices("Where it is read from. One of them.", sources).optional(),
    bank_income: group("Income that is read from a bank.", {
      days_requested: whole("Days of history.", { min: 1, max: 731 }),
      enable_multiple_items: flag("Older name of `enable_multi_item_link`.").optional(),
    }).optional(),
    payroll_income: group("Income that is read from a payroll provider or a pay slip.", {
      flow_types: choices("Which ways people may take. Both without.", payrollFlows).optional(),
      is_update_mode: flag("Reads a payroll Item again. In beta at Plaid.").optional(),
      item_id_to_update: reference(
        "The payroll Item that is read again.",
        "item",
        "item_id",
      ).optional(),
      parsing_config: choices("What is done with uploaded documents.", documentParsings).optional(),
    }).optional(),
    stated_income_sources: list("What the person says they earn.", statedSource()).optional(),
    access_tokens: list(
      "Banks whose transactions are compared with uploaded documents.",
      accessToken("One of your banks."),
    ).optional(),
    asset_report_id: text("An asset report of the person.", { max: 100 }).optional(),
    income_verification_id: text("Of no effect any more: use `user_id`.", { max: 100 }).optional(),
  });
