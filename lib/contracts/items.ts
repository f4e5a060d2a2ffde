/** `linked`: stored, accounts not read yet. `needs_repair`: the person has to sign in at the bank again. */
export type ItemState = "linked" | "healthy" | "needs_repair" | "removing";

/** What a browser may know about an account. Amounts are decimal units of `currency`. */
export type AccountView = {
  id: string;
  name: string;
  officialName: string | null;
  mask: string | null;
  /** Plaid's account type: depository, credit, loan, investment, other. */
  type: string;
  subtype: string | null;
  available: number | null;
  /** For credit and loan accounts, what is owed. */
  current: number | null;
  limit: number | null;
  /** ISO 4217, or Plaid's unofficial code; null when Plaid names none. */
  currency: string | null;
};

/** What a browser may know about an Item. Times are ISO 8601. */
export type ItemView = {
  id: string;
  institutionName: string | null;
  /** `#rrggbb`. */
  institutionColor: string | null;
  state: ItemState;
  /** Plaid's error_code, and a sentence fit to show, while the Item is in error. */
  errorCode: string | null;
  errorMessage: string | null;
  /** Since when the bank has accounts that the person does not share, as far as Plaid told. */
  newAccountsAt: string | null;
  /** When the bank ends the access, unless the person signs in again before. */
  disconnectsAt: string | null;
  /** When the person's consent ends, at banks where it does. */
  consentExpiresAt: string | null;
  /** When Plaid was last asked; null until the accounts have been read once. */
  refreshedAt: string | null;
  /** When the bank told the oldest of the balances below, as far as Plaid says; null without accounts. */
  balancesAt: string | null;
  createdAt: string;
  accounts: AccountView[];
};

/** What the accounts of one type and currency add up to. */
export type AccountSum = {
  /** As in {@link AccountView}. */
  currency: string | null;
  type: string;
  accounts: number;
  /** Of those with a balance that counts. */
  amount: number;
  /** Accounts without one. */
  unknown: number;
};

/** Answer of `GET /api/items`. */
export type ListItemsAnswer = { items: ItemView[] };

/** Answer of `GET /api/items/:id`. */
export type GetItemAnswer = { item: ItemView };

/** Answer of `POST /api/items/:id/sync`. */
export type SyncItemAnswer = { item: ItemView };

/** Answer of `POST /api/items/:id/balances`. */
export type ReadBalancesAnswer = { item: ItemView };

/**
 * Why Plaid tells nothing for a product. `consent`: the person has not agreed to it. `unsupported`:
 * the bank does not have it. `none`: no account has any. `not_ready`: it will be there later.
 * `repair`: the Item needs its owner first. `gone`: its link has ended for good.
 */
export type MissingReason = "consent" | "unsupported" | "none" | "not_ready" | "repair" | "gone";

/** A product that Plaid tells nothing for, which is a result like another. */
export type MissingProduct = { state: "missing"; reason: MissingReason; code: string };

/** The name and mask of the account that something belongs to. */
type OfAccount = { accountName: string; mask: string | null };

/** The numbers of one account, by the scheme of its country. Labelled as people know them. */
export type AccountNumbersView = OfAccount & {
  scheme: "ach" | "eft" | "international" | "bacs";
  numbers: { label: string; value: string }[];
};

/** Answer of `POST /api/items/:id/numbers`. Read from Plaid for this answer, and kept nowhere. */
export type ReadNumbersAnswer = { state: "told"; accounts: AccountNumbersView[] } | MissingProduct;

/** One owner of one or more accounts, as the bank has them. */
export type OwnerView = {
  names: string[];
  emails: string[];
  phoneNumbers: string[];
  addresses: string[];
  /** Names of the accounts. */
  accounts: string[];
};

/** Answer of `POST /api/items/:id/identity`. Read from Plaid for this answer, and kept nowhere. */
export type ReadIdentityAnswer = { state: "told"; owners: OwnerView[] } | MissingProduct;

const GONE: ReadonlySet<string> = new Set([
  "INVALID_ACCESS_TOKEN",
  "ITEM_NOT_FOUND",
  "TOKEN_UNREADABLE",
  "USER_PERMISSION_REVOKED",
]);

/** Whether an Item's error is one that signing in again cannot mend: Plaid's link to the bank is gone. */
export const isGone = (errorCode: string | null) => errorCode !== null && GONE.has(errorCode);
