import type { PlaidLinkError } from "react-plaid-link";
import { ApiError } from "@/lib/browser/call-api";
import { LinkScriptError } from "@/lib/browser/load-link-script";
import { asSentence } from "../../_components/as-sentence";
import type { LinkFailure } from "./link-flow-state";

const NOT_OPENED = "Link could not be opened";
const NOT_LINKED = "The bank was not linked";

/** Link never appeared: no token, no script, or no window within the time a person waits. */
export function startFailure(thrown: unknown): LinkFailure {
  if (thrown instanceof ApiError) {
    const { message, code, requestId } = thrown;
    const title = code === "unauthenticated" ? "Your session has ended" : NOT_OPENED;
    return { title, detail: message, code, requestId };
  }
  if (thrown instanceof LinkScriptError) {
    return { title: NOT_OPENED, detail: thrown.message, code: "link_script" };
  }
  return {
    title: NOT_OPENED,
    detail: "Something went wrong in this page. Reload it and try again.",
  };
}

/** Link's window was asked to open and stayed away. */
export const stuckFailure: LinkFailure = {
  title: NOT_OPENED,
  detail: "Link did not appear within 15 seconds. Check your connection, then try again.",
  code: "link_timeout",
};

/** Layer was asked whether it knows the person, and did not answer. */
export const silentFailure: LinkFailure = {
  title: "Layer could not be opened",
  detail: "Plaid did not answer within 15 seconds. Check your connection, then try again.",
  code: "link_timeout",
};

/** The person left Link with an error on screen. Plaid's own words come first. */
export function exitFailure(error: PlaidLinkError, requestId: string | undefined): LinkFailure {
  const { display_message, error_message, error_code, error_type } = error;
  const words =
    [display_message, error_message].find((text) => text?.trim()) ?? "Link reported an error.";
  return {
    title: NOT_LINKED,
    detail: `${asSentence(words)} ${advice(error_type, error_code)}`,
    code: error_code,
    requestId,
  };
}

function advice(type: string, code: string): string {
  if (code === "INVALID_LINK_TOKEN") return "This attempt is no longer good; start a new one.";
  if (code === "INVALID_CREDENTIALS" || code === "INVALID_MFA") {
    return "Check what you entered at the bank, then try again.";
  }
  if (code === "INTERNAL_SERVER_ERROR" || type === "INSTITUTION_ERROR") {
    return "Try again later, or choose another bank.";
  }
  if (type === "RATE_LIMIT_EXCEEDED" || type === "RATE_LIMIT")
    return "Wait a minute, then try again.";
  return "Try again, or choose another bank.";
}

/** What our server said instead of confirming the public token. */
export function completeFailure(thrown: unknown): { isFinal: boolean; failure: LinkFailure } {
  const { message, code, requestId } = thrown instanceof ApiError ? thrown : new ApiError();
  const isFinal = finalCodes.has(code);
  return {
    isFinal,
    failure: {
      title: isFinal ? NOT_LINKED : "Your accounts are not added yet",
      detail:
        code === "unauthenticated"
          ? "Your session has ended. Sign in again in another tab, then try again here."
          : message,
      code,
      requestId,
    },
  };
}

/** With these, sending the same public token again cannot help. */
const finalCodes = new Set<ApiError["code"]>([
  "invalid_request",
  "invalid_public_token",
  "not_found",
  "session_mismatch",
  "link_session_expired",
  "plaid_refused",
  "relink_required",
  "link_undone",
  "not_configured",
]);
