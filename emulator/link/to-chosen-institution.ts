import { findInstitution } from "../data/find-institution";
import { serves } from "../institutions/serves";
import type { LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { showPane } from "./show-pane";
import { signInPane } from "./sign-in-pane";

/** The session at the login of the bank that was chosen, or at what stands in the way of one. */
export function toChosenInstitution(session: LinkSession, moment: Moment): LinkSession {
  const institution = findInstitution(session.institutionId ?? "");
  if (!institution) return session;
  if (institution.health === "down") {
    return showPane(session, { name: "problem", code: "INSTITUTION_DOWN" }, moment);
  }
  if (institution.health === "unsupported" || !serves(institution, session.config)) {
    return showPane(session, { name: "problem", code: "ITEM_NOT_SUPPORTED" }, moment);
  }
  return showPane(session, signInPane(institution), moment);
}
