import type { PlaidErrorCode } from "../plaid-errors";

/** How many calls a minute an operation takes, and how it refuses the next one. */
type Limit = { readonly most: number; readonly code: PlaidErrorCode };

/** What is limited of an operation: the calls for one Item, and all the calls of one client. */
export type Limits = { readonly perItem?: Limit; readonly perClient: Limit };

const limits = (
  perItem: number,
  perClient: number,
  itemCode: PlaidErrorCode,
  clientCode: PlaidErrorCode = itemCode,
): Limits => ({
  perItem: { most: perItem, code: itemCode },
  perClient: { most: perClient, code: clientCode },
});

/** The limits that Plaid documents for its Sandbox, by path. What is not here is not limited. */
export const sandboxLimits: ReadonlyMap<string, Limits> = new Map([
  ["/accounts/balance/get", limits(25, 100, "BALANCE_LIMIT", "ACCOUNTS_BALANCE_GET_LIMIT")],
  ["/accounts/get", limits(100, 5_000, "ACCOUNTS_LIMIT")],
  ["/auth/get", limits(100, 500, "AUTH_LIMIT")],
  ["/identity/get", limits(100, 1_000, "IDENTITY_LIMIT")],
  ["/institutions/get", { perClient: { most: 10, code: "INSTITUTIONS_GET_LIMIT" } }],
  ["/institutions/get_by_id", { perClient: { most: 400, code: "INSTITUTIONS_GET_BY_ID_LIMIT" } }],
  ["/investments/holdings/get", limits(100, 1_000, "INVESTMENT_HOLDINGS_GET_LIMIT")],
  ["/investments/transactions/get", limits(100, 1_000, "INVESTMENT_TRANSACTIONS_LIMIT")],
  ["/item/get", limits(40, 5_000, "ITEM_GET_LIMIT")],
  ["/item/remove", limits(100, 500, "RATE_LIMIT")],
  ["/liabilities/get", limits(10, 1_000, "RATE_LIMIT")],
  ["/processor/token/create", { perClient: { most: 500, code: "RATE_LIMIT" } }],
  ["/transactions/get", limits(80, 1_000, "TRANSACTIONS_LIMIT")],
  ["/transactions/recurring/get", limits(20, 1_000, "RATE_LIMIT")],
  ["/transactions/refresh", limits(2, 100, "TRANSACTIONS_REFRESH_LIMIT")],
  ["/transactions/sync", limits(50, 1_000, "TRANSACTIONS_SYNC_LIMIT")],
  ["/sandbox/transactions/create", limits(2, 50, "RATE_LIMIT")],
]);
