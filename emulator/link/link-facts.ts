import type { SavedInstitution } from "../data/saved-institution";
import type { OauthOutcome } from "./oauth-bank/oauth-login";

/** What a session has to be told, because it happened elsewhere. */
export type LinkFacts = {
  /** What Plaid remembers for a phone number. */
  saved(phone: string): readonly SavedInstitution[];
  /** Whether somebody verified this number here before. */
  isKnown(phone: string): boolean;
  /** What a visit to the bank's own page came to; null while it goes on. */
  oauthOutcome(stateId: string): OauthOutcome | null;
};

/** The facts where nothing happened elsewhere. */
export const nothingKnown: LinkFacts = {
  saved: () => [],
  isKnown: () => false,
  oauthOutcome: () => null,
};
