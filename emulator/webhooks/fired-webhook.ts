import type { SandboxItemFireWebhookRequest } from "plaid";
import type { Product } from "../data/products";
import { isRevoked } from "../items/is-revoked";
import { itemAccounts } from "../items/item-accounts";
import { describeError } from "../plaid-errors";
import type { Item } from "../state/entities";
import { ids } from "../state/ids";
import type { Wire } from "../wire";

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** A type of webhook that the sandbox fires on request, and a code. The SDK forgets the type IDENTITY. */
export type WebhookType =
  | NonNullable<Wire<SandboxItemFireWebhookRequest["webhook_type"]>>
  | "IDENTITY";
export type WebhookCode = Wire<SandboxItemFireWebhookRequest["webhook_code"]>;

type Firing = {
  type: WebhookType;
  /** The product that the Item must have. */
  product?: Product;
  /** What the body says besides its type, its code and the Item. */
  says(item: Item, now: number): Record<string, unknown>;
};

const accountsOf = (item: Item, ...types: string[]) =>
  itemAccounts(item)
    .filter(({ bank }) => types.includes(bank.type))
    .map(({ account }) => account.accountId);

const assetReport = (item: Item) => ({
  item_id: undefined,
  asset_report_id: ids.derivedUuid(item.id, "asset-report"),
});

/** What each code that can be fired says, by the type it has; a code's first one is its usual one. */
const firings: Partial<Record<WebhookCode, readonly Firing[]>> = {
  DEFAULT_UPDATE: [
    {
      type: "TRANSACTIONS",
      product: "transactions",
      says: () => ({ error: null, new_transactions: 0 }),
    },
    {
      type: "AUTH",
      product: "auth",
      says: (item) => ({
        error: null,
        account_ids_with_new_auth: [],
        account_ids_with_updated_auth: Object.fromEntries(
          accountsOf(item, "depository")
            .slice(0, 1)
            .map((id) => [id, ["ACCOUNT_NUMBER"]]),
        ),
      }),
    },
    {
      type: "IDENTITY",
      product: "identity",
      says: (item) => ({
        error: null,
        account_ids_with_updated_identity: Object.fromEntries(
          item.accounts.slice(0, 1).map(({ accountId }) => [accountId, ["ADDRESSES"]]),
        ),
      }),
    },
    {
      type: "HOLDINGS",
      product: "investments",
      says: () => ({ error: null, new_holdings: 0, updated_holdings: 0 }),
    },
    {
      type: "INVESTMENTS_TRANSACTIONS",
      product: "investments",
      says: () => ({
        error: null,
        new_investments_transactions: 0,
        cancelled_investments_transactions: 0,
      }),
    },
    {
      type: "LIABILITIES",
      product: "liabilities",
      says: (item) => ({
        error: null,
        account_ids_with_new_liabilities: [],
        account_ids_with_updated_liabilities: Object.fromEntries(
          accountsOf(item, "credit", "loan")
            .slice(0, 1)
            .map((id) => [id, ["past_amount_due"]]),
        ),
      }),
    },
  ],
  SYNC_UPDATES_AVAILABLE: [
    {
      type: "TRANSACTIONS",
      product: "transactions",
      says: () => ({ initial_update_complete: true, historical_update_complete: true }),
    },
  ],
  RECURRING_TRANSACTIONS_UPDATE: [
    {
      type: "TRANSACTIONS",
      product: "transactions",
      says: (item) => ({ account_ids: accountsOf(item, "depository", "credit") }),
    },
  ],
  SMS_MICRODEPOSITS_VERIFICATION: [
    {
      type: "AUTH",
      product: "auth",
      says: (item) => ({
        account_id: accountsOf(item, "depository")[0] ?? item.accounts[0]?.accountId,
        status: "MANUALLY_VERIFIED",
        error: null,
      }),
    },
  ],
  NEW_ACCOUNTS_AVAILABLE: [{ type: "ITEM", says: () => ({ error: null }) }],
  LOGIN_REPAIRED: [{ type: "ITEM", says: () => ({}) }],
  PENDING_DISCONNECT: [
    {
      type: "ITEM",
      says: (_item, now) => ({
        reason: "INSTITUTION_TOKEN_EXPIRATION",
        disconnect_time: new Date(now + WEEK_MS).toISOString(),
      }),
    },
  ],
  USER_PERMISSION_REVOKED: [
    {
      type: "ITEM",
      says: () => ({
        // In answers to calls this code is INVALID_INPUT; the webhook calls it an ITEM_ERROR.
        error: {
          ...describeError("USER_PERMISSION_REVOKED"),
          error_type: "ITEM_ERROR",
          status: 400,
        },
      }),
    },
  ],
  USER_ACCOUNT_REVOKED: [
    { type: "ITEM", says: (item) => ({ account_id: item.accounts[0]?.accountId }) },
  ],
  PRODUCT_READY: [
    {
      type: "ASSETS",
      product: "assets",
      says: (item) => ({ ...assetReport(item), report_type: "FULL" }),
    },
  ],
  ERROR: [
    {
      type: "ASSETS",
      product: "assets",
      says: (item) => ({
        ...assetReport(item),
        error: {
          error_type: "ASSET_REPORT_ERROR",
          error_code: "DATA_UNAVAILABLE",
          error_message:
            'unable to pull sufficient data for all items to generate this report. please see the "causes" field for more details',
          display_message: null,
          status: 400,
        },
      }),
    },
  ],
};

/** How a code is fired with a type, or with its usual one; undefined where the two do not go together. */
export const firing = (code: WebhookCode, type: WebhookType | undefined): Firing | undefined =>
  firings[code]?.find((one) => type === undefined || one.type === type);

/** A webhook that can be fired. */
export type Fireable = { code: WebhookCode; type: WebhookType };

/** What can be fired for an Item: nothing without a webhook URL, or once it is removed or revoked, and for a product only where it has it. */
export function fireable(item: Item): Fireable[] {
  if (item.webhook === null || item.removedAt !== null || isRevoked(item)) return [];
  return Object.entries(firings).flatMap(([code, kinds]) =>
    kinds
      .filter(({ product }) => product === undefined || item.products.includes(product))
      .map(({ type }) => ({ code: code as WebhookCode, type })),
  );
}
