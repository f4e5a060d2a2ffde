import { z } from "zod";
import type { ItemState } from "./items";

/** Plaid's primary personal finance categories. `NONE` stands for transactions without one. */
export const CATEGORIES = [
  "INCOME",
  "LOAN_DISBURSEMENTS",
  "TRANSFER_IN",
  "TRANSFER_OUT",
  "LOAN_PAYMENTS",
  "BANK_FEES",
  "ENTERTAINMENT",
  "FOOD_AND_DRINK",
  "GENERAL_MERCHANDISE",
  "HOME_IMPROVEMENT",
  "MEDICAL",
  "PERSONAL_CARE",
  "GENERAL_SERVICES",
  "GOVERNMENT_AND_NON_PROFIT",
  "TRANSPORTATION",
  "TRAVEL",
  "RENT_AND_UTILITIES",
  "OTHER",
  "NONE",
] as const;

/** The orders in which transactions are told. Amounts are Plaid's: what is paid is positive. */
export const SORTS = ["newest", "oldest", "most-paid", "most-received"] as const;

const id = z.string().regex(/^[a-z]{3}_\w{1,60}$/, "is not an id");
const text = z
  .string()
  .max(100, "is longer than 100 characters")
  .refine((value) => value.isWellFormed() && !value.includes("\0"), "is not a text");
const day = z.iso.date("is not a day, such as 2026-11-24").refine((value) => value >= "0001-01-01");
const amount = z
  .string()
  .regex(/^\d{1,15}(\.\d{1,10})?$/, "is not an amount, such as 12.50")
  .describe("of money in or out, without a sign");

/** Fields of {@link transactionFilters}, each in the form in which an address has it. */
const fields = {
  /** Found in the name or the merchant's. */
  q: text.optional(),
  item: id.optional(),
  account: id.optional(),
  category: z.enum(CATEGORIES, "is not a category of Plaid's").optional(),
  direction: z.enum(["in", "out"], "is in or out").optional(),
  /** First and last day, both included. */
  from: day.optional(),
  to: day.optional(),
  /** The least and the most, both included, whichever way the money went. */
  min: amount.optional(),
  max: amount.optional(),
  sort: z.enum(SORTS, `is one of ${SORTS.join(", ")}`).optional(),
};

/** Which transactions somebody wants to see. */
export const transactionFilters = z.strictObject(fields);
export type TransactionFilters = z.output<typeof transactionFilters>;

/** What `GET /api/transactions` takes: filters, and where to go on. */
export const listTransactionsQuery = z.strictObject({
  ...fields,
  /** `next` of the page before. */
  after: z.string().max(300, "is not a place to go on from").optional(),
  limit: z.coerce.number().int().min(1).max(200, "is more than 200").optional(),
});

/** The part of an address's query that filters, with what cannot be understood left out and named. */
export function readFilters(query: Record<string, unknown>): {
  filters: TransactionFilters;
  ignored: (keyof TransactionFilters)[];
} {
  const filters: Record<string, unknown> = {};
  const ignored: (keyof TransactionFilters)[] = [];
  for (const [name, schema] of Object.entries(fields)) {
    const value = query[name];
    if (value === undefined || value === "") continue;
    const parsed = schema.safeParse(typeof value === "string" ? value.trim() : value);
    if (parsed.success) filters[name] = parsed.data;
    else ignored.push(name as keyof TransactionFilters);
  }
  return { filters: filters as TransactionFilters, ignored };
}

/** One transaction. */
export type TransactionView = {
  id: string;
  itemId: string;
  accountId: string;
  /** `YYYY-MM-DD`, of the posting, or of the purchase while it is pending. */
  date: string;
  authorizedDate: string | null;
  name: string;
  merchantName: string | null;
  /** Plaid's number in decimal digits: positive is money out. */
  amount: string;
  /** ISO 4217, or Plaid's unofficial code; null when Plaid names none. */
  currency: string | null;
  pending: boolean;
  category: string | null;
  categoryDetail: string | null;
  accountName: string;
  accountMask: string | null;
  institutionName: string | null;
};

/** How an Item's transactions are doing. */
export type TransactionsHealth = {
  itemId: string;
  institutionName: string | null;
  state: ItemState;
  errorCode: string | null;
  /** When they were last brought up to date, and when that was last tried. */
  syncedAt: string | null;
  triedAt: string | null;
  /** Whether Plaid has fetched the last thirty days, or all of the past, from the bank. */
  reach: "none" | "recent" | "all" | "unknown";
  /** What the last try ended with: an error_code of Plaid's, or one of ours. */
  problem: string | null;
  isSyncing: boolean;
};

/** Answer of `GET /api/transactions` and `GET /api/items/:id/transactions`. */
export type ListTransactionsAnswer = {
  transactions: TransactionView[];
  /** Where the next page begins; null on the last one. */
  next: string | null;
};

/** Answer of `GET /api/items/:id/transactions/health`. */
export type TransactionsHealthAnswer = { health: TransactionsHealth };

/** What came in and went out in one month or of one category. Sums are decimal digits, both positive. */
export type Flow = { count: number; moneyIn: string; moneyOut: string };

/** All sums in one currency. No sum is ever made of two. */
export type CurrencyTotals = Flow & {
  /** Null where Plaid names no currency. */
  currency: string | null;
  /** `YYYY-MM`, earliest first. */
  months: (Flow & { month: string })[];
  /** Largest first. */
  categories: (Flow & { category: string | null })[];
};

/** Answer of `GET /api/transactions/totals`: the currency of most transactions first. */
export type TransactionTotalsAnswer = { totals: CurrencyTotals[] };
