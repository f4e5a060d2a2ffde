import type { SavedInstitution } from "../../data/saved-institution";
import type { LinkConfig } from "../../state/entities";
import type { LinkFacts } from "../link-facts";
import { savedForSession } from "../saved-for-session";

/** What Plaid remembers of the person whose phone number the app has given, as far as the app can use it. */
export const rememberedInstitutions = (config: LinkConfig, facts: LinkFacts): SavedInstitution[] =>
  config.phoneNumber ? savedForSession({ config }, config.phoneNumber, facts) : [];
