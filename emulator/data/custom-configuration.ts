import { z } from "zod";
import { accountSubtypes, accountTypes } from "./account-types";

const day = z.iso.date();
const amount = z.number().min(-1e12).max(1e12);
const currency = z
  .string()
  .regex(/^[A-Z]{3,4}$/)
  .optional();
const text = z.string().max(500);
const fewTimes = z.number().int().min(1).max(9).optional();

const security = z.looseObject({
  isin: text.optional(),
  cusip: text.optional(),
  sedol: text.optional(),
  name: text.optional(),
  ticker_symbol: text.optional(),
  currency,
});

const address = z.looseObject({
  primary: z.boolean().optional(),
  data: z.looseObject({
    city: text.nullish(),
    region: text.nullish(),
    street: text.optional(),
    postal_code: text.nullish(),
    country: text.nullish(),
  }),
});

const identity = z.looseObject({
  names: z.array(text).optional(),
  phone_numbers: z
    .array(
      z.looseObject({
        primary: z.boolean().optional(),
        type: z.enum(["home", "work", "office", "mobile", "mobile1", "other"]).optional(),
        data: text,
      }),
    )
    .optional(),
  emails: z
    .array(
      z.looseObject({
        primary: z.boolean().optional(),
        type: z.enum(["primary", "secondary", "other"]).optional(),
        data: text,
      }),
    )
    .optional(),
  addresses: z.array(address).optional(),
});

const liability = z.looseObject({
  type: z.enum(["credit", "student", "mortgage"]).optional(),
  purchase_apr: amount.optional(),
  cash_apr: amount.optional(),
  balance_transfer_apr: amount.optional(),
  special_apr: amount.optional(),
  last_payment_amount: amount.optional(),
  minimum_payment_amount: amount.optional(),
  is_overdue: z.boolean().optional(),
  origination_date: day.optional(),
  principal: amount.optional(),
  nominal_apr: amount.optional(),
  loan_name: text.optional(),
  repayment_model: z
    .looseObject({
      type: text.optional(),
      non_repayment_months: z.number().min(0).max(600).optional(),
      repayment_months: z.number().min(0).max(600).optional(),
    })
    .optional(),
  expected_payoff_date: day.optional(),
  guarantor: text.optional(),
  is_federal: z.boolean().optional(),
});

const account = z.looseObject({
  type: z.enum(accountTypes).optional(),
  subtype: z.enum(accountSubtypes).optional(),
  starting_balance: amount.optional(),
  force_available_balance: amount.optional(),
  has_null_available_balance: z.boolean().optional(),
  currency,
  meta: z
    .looseObject({
      name: text.optional(),
      official_name: text.optional(),
      limit: amount.optional(),
      mask: z
        .string()
        .regex(/^$|^[A-Za-z0-9]{2,4}$/)
        .optional(),
    })
    .optional(),
  numbers: z.record(z.string(), text).optional(),
  transactions: z
    .array(
      z.looseObject({
        date_transacted: day,
        date_posted: day.optional(),
        amount,
        description: text,
        currency,
      }),
    )
    .optional(),
  holdings: z
    .array(
      z.looseObject({
        institution_price: amount,
        institution_price_as_of: day.optional(),
        cost_basis: amount.optional(),
        quantity: amount,
        currency,
        security,
      }),
    )
    .optional(),
  investment_transactions: z
    .array(
      z.looseObject({
        date: day,
        name: text,
        quantity: amount,
        price: amount,
        fees: amount.optional(),
        type: text.optional(),
        currency,
        security: security.optional(),
      }),
    )
    .optional(),
  identity: identity.optional(),
  liability: liability.optional(),
  inflow_model: z
    .looseObject({
      type: z.enum([
        "none",
        "monthly-income",
        "monthly-balance-payment",
        "monthly-interest-only-payment",
      ]),
      payment_day_of_month: z.number().int().min(1).max(28).optional(),
      income_amount: amount.optional(),
      transaction_name: text.optional(),
    })
    .optional(),
});

/** The JSON that a custom user has for a password. What it does not say is left to the sandbox; what is not known is ignored. */
export const customConfiguration = z.looseObject({
  version: z.union([text, z.number()]).optional(),
  seed: z.union([text, z.number()]).optional(),
  override_accounts: z.array(account).max(10).optional(),
  mfa: z
    .looseObject({
      type: text.optional(),
      question_rounds: fewTimes,
      questions_per_round: fewTimes,
      selection_rounds: fewTimes,
      selections_per_question: fewTimes,
    })
    .optional(),
  recaptcha: text.optional(),
  force_error: text.optional(),
});

/** What a developer made up: the JSON that a custom user has for a password. */
export type CustomUser = z.output<typeof customConfiguration>;

/** One account of it. */
export type CustomAccount = z.output<typeof account>;
