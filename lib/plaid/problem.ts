import { type PlaidError, PlaidErrorType } from "plaid";
import { Problem, type ProblemCode } from "@/lib/problem";
import { scrub } from "./redact";

const BY_TYPE: Partial<Record<PlaidErrorType, ProblemCode>> = {
  [PlaidErrorType.ItemError]: "relink_required",
  [PlaidErrorType.RateLimitExceeded]: "rate_limited",
  [PlaidErrorType.ApiError]: "plaid_unavailable",
  [PlaidErrorType.InstitutionError]: "plaid_unavailable",
};

/** What to do next, for the refusals a person or an operator is likely to meet. */
const REMEDY: Record<string, string> = {
  INVALID_PUBLIC_TOKEN: "This bank link is no longer valid. Link the bank again.",
  INVALID_API_KEYS:
    "Plaid does not accept this app's keys. Check PLAID_CLIENT_ID, PLAID_SECRET and PLAID_ENV.",
  ITEM_LOGIN_REQUIRED: "The bank asks you to sign in again.",
  ITEM_NOT_FOUND: "Plaid no longer knows this bank link. Link the bank again.",
  INVALID_ACCESS_TOKEN: "Plaid no longer accepts this bank link. Link the bank again.",
};

/**
 * Plaid answered, and said no. `error` is the body, as Plaid sent it; `asksToWaitSeconds` is how long
 * Plaid wants to be left alone, where it says so.
 */
export class PlaidProblem extends Problem {
  readonly errorCode: string;

  constructor(
    readonly error: PlaidError,
    readonly asksToWaitSeconds: number | null = null,
  ) {
    const { error_type, error_code, display_message, request_id } = error;
    const code =
      error_code === "INVALID_PUBLIC_TOKEN"
        ? "invalid_public_token"
        : (BY_TYPE[error_type] ?? "plaid_refused");
    const slowDown =
      code === "rate_limited" && "Plaid asks us to slow down. Try again in a minute.";
    const detail =
      display_message || slowDown || REMEDY[error_code] || `Plaid answered ${error_code}.`;
    super(code, scrub(detail), {
      plaid: { error_type, error_code, request_id: request_id ?? null },
      ...(code === "rate_limited" && { retryAfterSeconds: asksToWaitSeconds ?? 60 }),
    });
    this.name = "PlaidProblem";
    this.errorCode = error_code;
  }
}

/**
 * Plaid did not answer in a way that can be read. `sent` tells whether the request may have
 * reached it: if not, nothing happened there; if so, anything may have.
 */
export class PlaidUnreachable extends Problem {
  constructor(
    readonly sent: boolean,
    timedOut: boolean,
    readonly asksToWaitSeconds: number | null = null,
  ) {
    super(
      timedOut ? "plaid_timeout" : "plaid_unavailable",
      timedOut
        ? "Plaid did not answer in time. Try again in a moment."
        : "Plaid could not be reached. Try again in a moment.",
      { retryAfterSeconds: asksToWaitSeconds ?? 5 },
    );
    this.name = "PlaidUnreachable";
  }
}
