import type { ItemConsentedDataScope } from "plaid";
import type { Product } from "../data/products";
import type { Wire } from "../wire";

const scopes: Partial<Record<Product, Wire<ItemConsentedDataScope>>> = {
  auth: "account_routing_number",
  identity: "contact_info",
  transactions: "transactions",
  liabilities: "credit_loan_info",
  investments: "investments",
  statements: "bank_statements",
  signal: "risk_info",
};

/** The kinds of data that the consent to these products covers. Balances go with any. */
export const consentedScopes = (products: readonly Product[]): Wire<ItemConsentedDataScope>[] => [
  "account_balance_info",
  ...new Set(products.flatMap((product) => scopes[product] ?? [])),
];
