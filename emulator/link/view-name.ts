import type { Pane } from "./link-session";

const viewNames = {
  consent: "CONSENT",
  phone: "SUBMIT_PHONE",
  "verify-phone": "VERIFY_PHONE",
  saved: "SELECT_SAVED_INSTITUTION",
  institutions: "SELECT_INSTITUTION",
  credentials: "CREDENTIAL",
  mfa: "MFA",
  oauth: "OAUTH",
  loading: "LOADING",
  "more-consent": "CONSENT",
  accounts: "SELECT_ACCOUNT",
  connected: "CONNECTED",
  another: "CONNECTED",
  problem: "ERROR",
  unsupported: "ERROR",
  "confirm-exit": "EXIT",
  finished: "EXIT",
  "layer-closed": "CONSENT",
  "layer-consent": "CONSENT",
  "layer-verify": "VERIFY_PHONE",
  "layer-review": "PROFILE_DATA_REVIEW",
  "layer-accounts": "PROFILE_DATA_REVIEW",
} as const satisfies Record<Pane["name"], string>;

/** The `view_name` Plaid has for a pane. */
export function viewName(pane: Pane): string {
  if (pane.name === "mfa" && pane.rounds[pane.round]?.type === "recaptcha") return "RECAPTCHA";
  if (pane.name === "saved" && pane.isAutomatic) return "SELECT_SAVED_ACCOUNT";
  return viewNames[pane.name];
}
