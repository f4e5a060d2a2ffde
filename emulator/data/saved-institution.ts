import type { Login } from "./login";

/** A bank that Plaid remembers for a phone number, and which of its accounts. */
export type SavedInstitution = {
  readonly institutionId: string;
  readonly login: Login;
  readonly masks: readonly string[];
  /** The connection cannot be used again as it is, so the person signs in anew. */
  readonly needsSignIn: boolean;
};
