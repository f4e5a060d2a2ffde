import type { Transaction } from "plaid";
import { categoryOf } from "../data/category-of";
import { currencyCodes } from "../data/currency-codes";
import { merchants } from "../data/merchants";
import { storeLocation } from "../data/store-location";
import type { LedgerTransaction } from "../ledger/ledger";
import { ids } from "../state/ids";
import type { Wire } from "../wire";

/** What a caller may choose about how transactions are shown. */
export type TransactionOptions = {
  include_original_description?: boolean | null | undefined;
  personal_finance_category_version?: "v1" | "v2" | undefined;
};

const noMeta = {
  by_order_of: null,
  payee: null,
  payer: null,
  payment_method: null,
  payment_processor: null,
  ppd_id: null,
  reason: null,
  reference_number: null,
};

/** A transaction as the API answers it. */
export function transactionAnswer(
  transaction: LedgerTransaction,
  options: TransactionOptions = {},
): Wire<Transaction> {
  const { name, category, channel } = transaction;
  const merchant = merchants.get(transaction.merchant ?? "") ?? null;
  const entityId = merchant && entityIdOf(merchant.name);
  const legacy = categoryOf(category);
  const primary = primaryOf(category);
  return {
    account_id: transaction.accountId,
    account_owner: null,
    amount: transaction.amount,
    authorized_date: transaction.authorizedDate,
    authorized_datetime: null,
    category: legacy ? [...legacy.hierarchy] : null,
    category_id: legacy?.category_id ?? null,
    check_number: null,
    counterparties: merchant
      ? [
          {
            name: merchant.name,
            entity_id: entityId,
            type: category === "INCOME_WAGES" ? "income_source" : "merchant",
            website: merchant.website,
            logo_url: null,
            confidence_level: "VERY_HIGH",
          },
        ]
      : [],
    date: transaction.date,
    datetime: null,
    ...currencyCodes(transaction.currency),
    location: storeLocation(transaction),
    logo_url: null,
    merchant_entity_id: entityId,
    merchant_name: merchant?.name ?? null,
    name,
    original_description: options.include_original_description ? name : null,
    payment_channel: channel,
    payment_meta: noMeta,
    pending: transaction.postsOn !== null,
    pending_transaction_id: transaction.pendingId,
    personal_finance_category: {
      primary,
      detailed: category,
      confidence_level: merchant ? "VERY_HIGH" : "LOW",
      version: options.personal_finance_category_version ?? "v2",
    },
    personal_finance_category_icon_url: `https://plaid-category-icons.plaid.com/PFC_${primary}.png`,
    transaction_code: null,
    transaction_id: transaction.id,
    transaction_type:
      channel === "in store" ? "place" : channel === "online" ? "digital" : "special",
    website: merchant?.website ?? null,
  };
}

const primaries = [
  "INCOME",
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
];

const primaryOf = (detailed: string) =>
  primaries.find((primary) => detailed.startsWith(`${primary}_`)) ?? "OTHER";

/** Derived once a name: there are far fewer merchants than transactions. */
const entityIds = new Map<string, string>();

function entityIdOf(name: string): string {
  const id = entityIds.get(name) ?? ids.derived("merchant", name);
  entityIds.set(name, id);
  return id;
}
