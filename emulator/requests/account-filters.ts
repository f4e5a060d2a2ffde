import type {
  CreditAccountSubtype,
  DepositoryAccountSubtype,
  InvestmentAccountSubtype,
  LinkTokenAccountFilters,
  LoanAccountSubtype,
  OtherAccountSubtype,
} from "plaid";
import { z } from "zod";
import type { Wire } from "../wire";

const depository = [
  "checking",
  "savings",
  "hsa",
  "cd",
  "money market",
  "paypal",
  "prepaid",
  "cash management",
  "ebt",
  "limited purpose checking",
  "all",
] as const satisfies readonly Wire<DepositoryAccountSubtype>[];

const credit = [
  "charge card",
  "credit card",
  "paypal",
  "all",
] as const satisfies readonly Wire<CreditAccountSubtype>[];

const loan = [
  "auto",
  "business",
  "commercial",
  "commercial line of credit",
  "construction",
  "consumer",
  "home equity",
  "home equity loan",
  "installment",
  "loan",
  "mortgage",
  "overdraft",
  "line of credit",
  "student",
  "other",
  "all",
] as const satisfies readonly Wire<LoanAccountSubtype>[];

const investment = [
  "529",
  "401a",
  "401k",
  "403B",
  "457b",
  "brokerage",
  "cash isa",
  "crypto exchange",
  "education savings account",
  "fhsa",
  "fixed annuity",
  "gic",
  "health reimbursement arrangement",
  "hsa",
  "ira",
  "isa",
  "keogh",
  "lif",
  "life insurance",
  "line of credit",
  "lira",
  "lrif",
  "lrsp",
  "mutual fund",
  "non-custodial wallet",
  "non-taxable brokerage account",
  "other",
  "other annuity",
  "other insurance",
  "pension",
  "prediction market",
  "prif",
  "profit sharing plan",
  "qshr",
  "rdsp",
  "resp",
  "retirement",
  "rlif",
  "roth",
  "roth 401k",
  "roth 403B",
  "roth 457b",
  "roth pension",
  "roth profit sharing plan",
  "roth thrift savings plan",
  "rrif",
  "rrsp",
  "sarsep",
  "sep ira",
  "simple ira",
  "sipp",
  "stock plan",
  "thrift savings plan",
  "tfsa",
  "trust",
  "ugma",
  "utma",
  "variable annuity",
  "all",
] as const satisfies readonly Wire<InvestmentAccountSubtype>[];

const other = ["other", "all"] as const satisfies readonly Wire<OtherAccountSubtype>[];

const filter = <Subtypes extends readonly [string, ...string[]]>(subtypes: Subtypes) =>
  z.strictObject({ account_subtypes: z.array(z.enum(subtypes)).min(1) }).optional();

/** `account_filters`: the account types and subtypes that Link may offer. */
export const accountFilters = z.strictObject({
  depository: z
    .strictObject({
      account_subtypes: z.array(z.enum(depository)).min(1),
      limited_purpose_types: z.array(z.literal("RENT_MORTGAGE")).optional(),
    })
    .optional(),
  credit: filter(credit),
  loan: filter(loan),
  investment: filter(investment),
  other: filter(other),
}) satisfies z.ZodType<Wire<LinkTokenAccountFilters>>;
