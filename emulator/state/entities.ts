import type { ClientUserIdentity, CountryCode, LinkTokenAccountFilters, Products } from "plaid";
import type { LayerTemplate } from "../data/layer-templates";
import type { Login } from "../data/login";
import type { Processor } from "../data/processors";
import type { Caller } from "../keys";
import type { PlaidErrorCode } from "../plaid-errors";
import type { Wire } from "../wire";

/** An account of an Item: which of the user's accounts it is, and the id this Item knows it by. */
export type ItemAccount = {
  readonly key: string;
  readonly accountId: string;
  /** Set where the numbers have to be verified by micro-deposits, and how far that has come. */
  readonly verification?: {
    readonly status:
      | "pending_automatic_verification"
      | "automatically_verified"
      | "manually_verified"
      | "verification_failed"
      | "verification_expired";
    readonly beganAt: number;
  };
};

/** What has changed at an Item's bank since it was linked; what is shown instead follows from it. */
export type BankChanges = {
  /** How often the accounts got new numbers, the owner moved, and something was traded. */
  readonly numbers?: number;
  readonly moves?: number;
  readonly trades?: number;
  /** The days of statements that came between those of each month. */
  readonly statements?: readonly string[];
  /** Interest that was paid, by the key of the account. */
  readonly interest?: readonly { readonly key: string; readonly on: string }[];
};

/** How far the extraction of an Item's transactions has come, and how far back it goes. */
export type TransactionsProgress = {
  readonly daysRequested: number;
  readonly startedAt: number;
  /** When the last thirty days are in, and when everything is. */
  readonly initialAt: number;
  readonly historicalAt: number;
  readonly stage: "not ready" | "initial" | "historical";
  /** When the next pending transaction posts by itself, if one does. */
  readonly postsAt: number | null;
  /** Whether /transactions/sync has been called; only then does Plaid tell of updates for it. */
  readonly hasSynced: boolean;
  /** Whether /transactions/recurring/get has been called; from then on changes of what it tells are announced. */
  readonly hasRecurring: boolean;
  readonly updatedAt: number;
};

/** A login at an institution. A removed one is kept, because Plaid answers for it differently than for an unknown one. */
export type Item = {
  readonly id: string;
  readonly accessToken: string;
  readonly institutionId: string;
  readonly products: readonly Wire<Products>[];
  readonly consentedProducts: readonly Wire<Products>[];
  readonly webhook: string | null;
  /** Who signed in, and update mode takes nobody else; all that the bank knows follows from it. */
  readonly login: Login;
  /** The user whom it was linked for, where the app named one. */
  readonly userId: string | null;
  readonly accounts: readonly ItemAccount[];
  readonly errorCode: PlaidErrorCode | null;
  /** Since when it has had the error that it was given. */
  readonly errorAt: number | null;
  readonly createdAt: number;
  /** When the user last signed in through Link; a sandbox login goes stale 30 days later. */
  readonly signedInAt: number;
  /** When the bank ends the connection, where it has announced that. */
  readonly disconnectsAt: number | null;
  readonly removedAt: number | null;
  /** Null until the product is added. */
  readonly transactions: TransactionsProgress | null;
  readonly bankChanges?: BankChanges;
  /** Products that the person has taken back at the bank, until update mode. */
  readonly withheld?: readonly Wire<Products>[];
  /** The sign-in for whose end a webhook was sent: that the login is stale, that consent will expire. */
  readonly toldOf: { readonly staleLogin: number | null; readonly expiringConsent: number | null };
};

/** A public token, for the half hour in which it can be exchanged. */
export type PublicToken = {
  readonly itemId: string;
  readonly expiresAt: number;
  readonly exchangedAt: number | null;
};

/** What a link token asks of Link, as far as a session needs it. */
export type LinkConfig = {
  readonly clientName: string;
  readonly language: string;
  readonly countryCodes: readonly Wire<CountryCode>[];
  readonly products: readonly Wire<Products>[];
  readonly ifSupportedProducts: readonly Wire<Products>[];
  readonly consentedProducts: readonly Wire<Products>[];
  /** How far back transactions shall go, in days. */
  readonly daysRequested: number;
  readonly accountFilters: Wire<LinkTokenAccountFilters> | null;
  readonly appearance: "LIGHT" | "DARK" | "SYSTEM";
  /** Whether micro-deposits may verify the numbers of banks without `auth`. */
  readonly microdeposits: boolean;
  readonly webhook: string | null;
  readonly userId: string | null;
  readonly redirectUri: string | null;
  /** `user.phone_number`, with its country code. */
  readonly phoneNumber: string | null;
  /** `institution_data.routing_number`, which suggests the person's bank. */
  readonly routingNumber: string | null;
  /** Set in update mode: the Item to repair, and whether its accounts may be chosen anew. */
  readonly update: {
    readonly itemId: string;
    readonly institutionId: string;
    readonly login: Login;
    readonly masks: readonly string[];
    readonly products: readonly Wire<Products>[];
    readonly selectAccounts: boolean;
  } | null;
  /** Set in update mode for one of several Items, which is chosen when Link opens. */
  readonly updateAny: {
    /** Null for all the user's. */
    readonly itemIds: readonly string[] | null;
    readonly selectAccounts: boolean;
  } | null;
  /** Set where Link may run on a page of the emulator's own, `/hl/<id>`. */
  readonly hosted: {
    readonly id: string;
    /** Where the person is sent when the session is over. */
    readonly completionRedirectUri: string | null;
    /** Whether an app shows the page in its secure browser, which has no second window. */
    readonly isMobileApp: boolean;
  } | null;
  /** Whether several Items can be linked in one session. */
  readonly isMultiItem: boolean;
  /** Set where the token is for Layer. */
  readonly layer?: LayerTemplate;
};

/** A link token, and the sessions that were opened with it, oldest first. */
export type LinkToken = {
  readonly token: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly config: LinkConfig;
  readonly sessionIds: readonly string[];
  /** Set where it can never be used again, such as after too many refused logins. */
  readonly isDead?: boolean;
};

/** A user of the app, as `/user/create` knows them. A removed one keeps nothing but that it was there. */
export type User = {
  readonly id: string;
  /** The token of the older form of users; made for those who asked for it. */
  readonly token: string | null;
  readonly clientUserId: string;
  readonly identity: UserIdentity | null;
  readonly itemIds: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly removedAt: number | null;
};

/** What an app tells of a user: in the present form, or in the older one of consumer reports. */
export type UserIdentity = Wire<ClientUserIdentity>;

/** A token by which a processor reads one account. It lives as long as its Item. */
export type ProcessorToken = {
  readonly token: string;
  readonly itemId: string;
  readonly accountId: string;
  /** Whom it was made for; null for one of the sandbox, which is for whoever made it. */
  readonly processor: Processor | null;
  readonly madeBy: Caller;
  /** What it may read; all there is where nothing is listed. */
  readonly permissions: readonly Wire<Products>[];
  readonly webhook: string | null;
  readonly createdAt: number;
};

/** A token that Stripe would take for an account. Nothing here is Stripe, so nothing takes it. */
export type StripeToken = {
  readonly token: string;
  readonly itemId: string;
  readonly accountId: string;
  readonly createdAt: number;
};

/** An account that the fictitious partner was given a processor token for, and what it could read. */
export type PartnerAccount = {
  readonly id: string;
  readonly processorToken: string;
  /** The sender's own name for it. */
  readonly reference: string | null;
  /** What was sent, as a hash: the same idempotency key with something else is refused. */
  readonly requestHash: string;
  readonly receivedAt: number;
  readonly readAt: number;
  readonly readings: readonly Reading[];
};

/** What one product answered the partner. `status` is null where no answer came. */
export type Reading = {
  readonly product: "account" | "auth" | "identity" | "balance" | "transactions";
  readonly path: string;
  readonly status: number | null;
  /** What it keeps of the answer, account numbers masked; null where it was refused. */
  readonly answer: unknown;
  readonly error: {
    readonly error_type: string | null;
    readonly error_code: string | null;
    readonly error_message: string;
  } | null;
};

/** The webhook that was last sent for an Item. */
export type LastWebhook = { readonly sentAt: number; readonly code: string };

/** What can be switched while the emulator runs. */
export type Settings = {
  /** Whether a second exchange of a public token answers the same access token, or is refused. */
  readonly publicTokenExchange: "idempotent" | "one-time";
  /** Whether `/link/token/get` tells of sessions that were not hosted. Plaid does so on request only. */
  readonly linkEvents: boolean;
  /** How long after linking the last thirty days of transactions are in; the rest takes as long again. */
  readonly transactionsDelayMs: number;
  /** Whether a link token that has linked something opens Link again, as in the Sandbox, or not, as in Production. */
  readonly linkTokens: "reusable" | "single-use";
  /** Whether any browser counts as an app's webview, so that OAuth leaves the page instead of opening a window. */
  readonly webview: boolean;
  /** The Dashboard's Account Select: several accounts can be chosen, or one, or all are shared unasked. */
  readonly accountSelect: "multiple" | "one" | "all";
  /** Whether users get a token besides their id, as those of teams that began before December 2025 do. */
  readonly userTokens: boolean;
  /** Whether calls are counted, and refused above as many a minute as Plaid's Sandbox takes. */
  readonly rateLimits: "off" | "sandbox";
  /** How far the emulator's clock is ahead of the real one. */
  readonly clockAheadMs: number;
};
