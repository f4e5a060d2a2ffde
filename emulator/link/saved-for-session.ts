import { findInstitution } from "../data/find-institution";
import type { SavedInstitution } from "../data/saved-institution";
import { serves } from "../institutions/serves";
import { eligibleAccounts } from "./eligible-accounts";
import type { LinkFacts } from "./link-facts";
import type { LinkSession } from "./link-session";

/** What Plaid remembers for a number and a session can use: banks that serve it, with the accounts it may offer. */
export function savedForSession(
  session: Pick<LinkSession, "config">,
  phone: string,
  facts: LinkFacts,
): SavedInstitution[] {
  return facts.saved(phone).flatMap((saved) => {
    const institution = findInstitution(saved.institutionId);
    const offered = eligibleAccounts({ ...session, ...saved }).map(({ key }) => key);
    const masks = saved.masks.filter((key) => offered.includes(key));
    const isServed = institution !== undefined && serves(institution, session.config);
    return isServed && masks.length > 0 ? [{ ...saved, masks }] : [];
  });
}
