import { findInstitution } from "../data/find-institution";
import type { LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { selectInstitution } from "./select-institution";
import { toChosenInstitution } from "./to-chosen-institution";

/** The session after a bank was chosen: at its login, or at what stands in the way of one. */
export function chooseInstitution(session: LinkSession, id: string, moment: Moment): LinkSession {
  const institution = findInstitution(id);
  return institution
    ? toChosenInstitution(selectInstitution(session, institution, moment), moment)
    : session;
}
