import type { Pane } from "./link-session";

const viewNames = {
  consent: "CONSENT",
  phone: "SUBMIT_PHONE",
  institutions: "SELECT_INSTITUTION",
  credentials: "CREDENTIAL",
  loading: "LOADING",
  accounts: "SELECT_ACCOUNT",
  connected: "CONNECTED",
  problem: "ERROR",
  unsupported: "ERROR",
  "confirm-exit": "EXIT",
  finished: "EXIT",
} as const satisfies Record<Pane["name"], string>;

/** The `view_name` Plaid has for a pane. */
export const viewName = (pane: Pane) => viewNames[pane.name];
