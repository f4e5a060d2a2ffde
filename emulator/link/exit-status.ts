import type { MfaRound } from "../data/mfa-rounds";
import type { PlaidErrorCode } from "../plaid-errors";
import type { Pane } from "./link-session";

const awaiting = {
  device: "choose_device",
  code: "requires_code",
  questions: "requires_questions",
  selections: "requires_selections",
  recaptcha: "requires_recaptcha",
} as const satisfies Record<MfaRound["type"], string>;

/** The `status` Link gives to an exit from a pane: what the person would have had to do next. */
export function exitStatus(pane: Pane, { viaOauth }: { viaOauth: boolean }): string | null {
  switch (pane.name) {
    case "institutions":
      return "institution_not_found";
    case "accounts":
      return "requires_account_selection";
    case "unsupported":
      return "institution_not_supported";
    case "mfa": {
      const asked = pane.rounds[pane.round];
      return asked ? awaiting[asked.type] : "requires_credentials";
    }
    case "oauth":
      return "requires_oauth";
    case "loading":
      return viaOauth ? "requires_oauth" : "requires_credentials";
    case "problem":
      return afterError(pane.code, viaOauth);
    case "confirm-exit":
      return exitStatus(pane.from, { viaOauth });
    default:
      return "requires_credentials";
  }
}

function afterError(code: PlaidErrorCode, viaOauth: boolean): string | null {
  if (code === "INVALID_LINK_TOKEN") return null;
  if (code === "ITEM_NOT_SUPPORTED") return "institution_not_supported";
  if (code === "USER_INPUT_TIMEOUT" && !viaOauth) return "requires_account_selection";
  return viaOauth ? "requires_oauth" : "requires_credentials";
}
