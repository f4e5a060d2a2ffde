import type { Login } from "../data/login";
import type { SignIn } from "../data/sign-in";
import type { PlaidErrorCode } from "../plaid-errors";
import type { LinkConfig } from "../state/entities";

/** Where a person is in Link. Each is one screen of the iframe. */
export type Pane =
  | { readonly name: "consent" }
  | { readonly name: "phone" }
  | { readonly name: "institutions"; readonly query: string }
  | { readonly name: "credentials"; readonly problem: PlaidErrorCode | null }
  | { readonly name: "loading"; readonly signIn: SignIn }
  | { readonly name: "accounts" }
  | { readonly name: "connected"; readonly masks: readonly string[] }
  | { readonly name: "problem"; readonly code: PlaidErrorCode }
  | { readonly name: "unsupported"; readonly what: "oauth" | "login" }
  | { readonly name: "confirm-exit"; readonly from: Pane }
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
};

/** Something that happened in a session, as `onEvent` and `/link/token/get` tell it. */
export type LinkEvent = {
  readonly name: string;
  readonly at: number;
  readonly requestId: string;
  readonly detail: EventDetail;
};

/** How a session ended. What a success added is filled in by whoever adds the Item. */
type LinkResult =
  | { readonly kind: "success"; readonly masks: readonly string[] }
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

/** One passage of a person through Link. */
export type LinkSession = {
  readonly id: string;
  /** Null where Link was opened with a token that is not, or no longer, valid. */
  readonly linkToken: string | null;
  readonly config: LinkConfig;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly pane: Pane;
  readonly institutionId: string | null;
  /** Who signed in, or in update mode who once did. */
  readonly login: Login | null;
  /** The last error the person met, whether or not they went on. */
  readonly lastError: PlaidErrorCode | null;
  readonly events: readonly LinkEvent[];
  readonly result: LinkResult | null;
  readonly added: {
    readonly publicToken: string;
    readonly accounts: readonly LinkedAccount[];
  } | null;
};
