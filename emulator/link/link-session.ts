import type { Login } from "../data/login";
import type { MfaRound } from "../data/mfa-rounds";
import type { SavedInstitution } from "../data/saved-institution";
import type { SignIn } from "../data/sign-in";
import type { PlaidErrorCode } from "../plaid-errors";
import type { LinkConfig, Settings } from "../state/entities";
import type { LayerPane } from "./layer/layer-pane";
import type { LayerProgress } from "./layer/layer-progress";

/** What comes after a wait: what the bank made of a login, of an answer, or of a visit to its own page. */
export type Awaited =
  | SignIn
  | {
      readonly kind: "answered";
      readonly rounds: readonly MfaRound[];
      readonly round: number;
      readonly isRight: boolean;
    }
  | { readonly kind: "granted"; readonly masks: readonly string[] };

/** Where a person is in Link. Each is one screen of the iframe. */
export type Pane =
  | { readonly name: "consent" }
  | { readonly name: "phone"; readonly problem: PlaidErrorCode | null }
  | {
      readonly name: "verify-phone";
      readonly phone: string;
      readonly wrongCodes: number;
      /** Set where the accounts are linked already, and a code is asked for to remember them. */
      readonly linked: readonly string[] | null;
    }
  | {
      readonly name: "saved";
      readonly saved: readonly SavedInstitution[];
      /** Plaid chose the institution by itself. */
      readonly isAutomatic: boolean;
    }
  | { readonly name: "institutions"; readonly query: string }
  | { readonly name: "credentials"; readonly problem: PlaidErrorCode | null }
  | {
      readonly name: "mfa";
      readonly rounds: readonly MfaRound[];
      readonly round: number;
      readonly problem: PlaidErrorCode | null;
    }
  | { readonly name: "oauth"; readonly isOpen: boolean; readonly hasFailed: boolean }
  | { readonly name: "loading"; readonly signIn: Awaited }
  | { readonly name: "more-consent" }
  | { readonly name: "accounts" }
  | {
      readonly name: "connected";
      readonly masks: readonly string[];
      readonly problem: PlaidErrorCode | null;
    }
  /** Between two Items of a Multi-Item session: the person adds another one, or has done. */
  | { readonly name: "another" }
  | { readonly name: "problem"; readonly code: PlaidErrorCode }
  | { readonly name: "unsupported"; readonly what: "login" }
  | { readonly name: "confirm-exit"; readonly from: Pane }
  | LayerPane
  | { readonly name: "finished" };

/** Metadata an event has beyond what the session itself tells. */
export type EventDetail = {
  readonly view_name?: string;
  readonly institution_id?: string;
  readonly institution_name?: string;
  readonly institution_search_query?: string;
  readonly error_type?: string;
  readonly error_code?: string;
  readonly error_message?: string;
  readonly exit_status?: string;
  readonly is_update_mode?: string;
  readonly match_reason?: string;
  readonly mfa_type?: string;
  readonly routing_number?: string;
};

/** Something that happened in a session, as `onEvent` and `/link/token/get` tell it. */
export type LinkEvent = {
  readonly name: string;
  readonly at: number;
  readonly requestId: string;
  readonly detail: EventDetail;
};

/** How a session ended. */
type LinkResult =
  | { readonly kind: "success" }
  | { readonly kind: "exit"; readonly status: string | null; readonly requestId: string };

/** One account as Link's callbacks describe it. */
type LinkedAccount = {
  readonly id: string;
  readonly name: string;
  readonly mask: string | null;
  readonly type: string;
  readonly subtype: string;
  readonly verification_status: null;
  readonly class_type: null;
};

/** A bank at which a person linked accounts, at a HANDOFF. */
type Linked = {
  readonly institutionId: string | null;
  readonly login: Login;
  readonly masks: readonly string[];
};

/** What a HANDOFF came to: an Item, and the public token that was issued for it. */
export type AddedItem = {
  readonly publicToken: string;
  readonly institution: { readonly institution_id: string; readonly name: string } | null;
  readonly accounts: readonly LinkedAccount[];
};

/** One passage of a person through Link. */
export type LinkSession = {
  readonly id: string;
  /** Null where Link was opened with a token that is not, or no longer, valid. */
  readonly linkToken: string | null;
  /** The token that was valid when Link opened, whether or not it has died since. */
  readonly openedWith: string | null;
  readonly config: LinkConfig;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly pane: Pane;
  readonly institutionId: string | null;
  /** The bank that was chosen in an embedded module, before Link opened. */
  readonly chosenFirst: { readonly institutionId: string; readonly isRemembered: boolean } | null;
  /** Who signed in at the bank. */
  readonly login: Login;
  /** The phone number the person has proved to have. */
  readonly phone: string | null;
  /** How often the bank refused a login or an answer. */
  readonly refusals: number;
  /** Set in a session of Layer. */
  readonly layer?: LayerProgress;
  readonly oauth: {
    /** Where the bank sends the person back to who left the page for it; null where it opens in a window. */
    readonly returnUri: string | null;
    /** Each visit to the bank's own page has a state id of its own. */
    readonly attempt: number;
    /** Whether this page is the one that the bank sent the person back to. */
    readonly hasReturned: boolean;
  };
  readonly accountSelect: Settings["accountSelect"];
  /** How many events the page before this one was told of; each page hears only of its own. */
  readonly pageStartsAt: number;
  /** The last error the person met, whether or not they went on. */
  readonly lastError: PlaidErrorCode | null;
  readonly events: readonly LinkEvent[];
  readonly result: LinkResult | null;
  /** One for each HANDOFF. What each added is told in `added`, by whoever adds the Items. */
  readonly linked: readonly Linked[];
  readonly added: readonly AddedItem[];
  /** How many of its events an EVENTS webhook has told. */
  readonly toldEvents: number;
};
