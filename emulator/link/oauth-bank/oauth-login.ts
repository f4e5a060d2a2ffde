import type { Login } from "../../data/login";
import type { PlaidErrorCode } from "../../plaid-errors";

/** What a bank's own page sends a person back with. `failed` is a fault of the bank, `cancelled` the person's choice. */
export type OauthOutcome =
  | { readonly kind: "granted"; readonly masks: readonly string[] }
  | { readonly kind: "refused"; readonly code: PlaidErrorCode }
  | { readonly kind: "failed" }
  | { readonly kind: "cancelled" };

/** Where a person is at the bank. */
type OauthStep = "welcome" | "sign-in" | "device" | "code" | "accounts" | "terms" | "returning";

/** One visit to the bank's own page. Its id is the `oauth_state_id`. */
export type OauthLogin = {
  readonly id: string;
  readonly sessionId: string;
  readonly linkToken: string;
  readonly institutionId: string;
  /** Whose accounts the bank has, whatever is typed at its login. */
  readonly user: Login;
  readonly clientName: string;
  /** Where the bank sends the person back to; null where it has a window of its own to close. */
  readonly redirectUri: string | null;
  readonly step: OauthStep;
  /** Whether the code that was typed last was wrong. */
  readonly wasWrong: boolean;
  readonly masks: readonly string[];
  readonly outcome: OauthOutcome | null;
  /** When the person first saw the bank's page. */
  readonly startedAt: number | null;
  /** When Link took the outcome; it takes each but once. */
  readonly processedAt: number | null;
};
