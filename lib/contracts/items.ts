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
  createdAt: string;
  accounts: AccountView[];
};

/** Answer of `GET /api/items`. */
export type ListItemsAnswer = { items: ItemView[] };

/** Answer of `GET /api/items/:id`. */
export type GetItemAnswer = { item: ItemView };

/** Answer of `POST /api/items/:id/sync`. */
export type SyncItemAnswer = { item: ItemView };
