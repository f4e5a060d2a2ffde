import { findInstitution } from "../data/find-institution";
import { handOff } from "./hand-off";
import type { LinkSession, Pane } from "./link-session";
import type { Moment } from "./moment";
import { recordEvent } from "./record-event";
import { showPane } from "./show-pane";
import { signInPane } from "./sign-in-pane";

/** The session after a remembered bank was chosen: linked without a login, unless the bank wants one anew. */
export function shareSaved(
  session: LinkSession,
  { saved, isAutomatic }: Extract<Pane, { name: "saved" }>,
  chosen: { institutionId: string; masks: readonly string[] },
  moment: Moment,
): LinkSession {
  const institution = saved.find(({ institutionId }) => institutionId === chosen.institutionId);
  const masks = institution?.masks.filter((key) => chosen.masks.includes(key)) ?? [];
  const isOneTooMany = session.accountSelect === "one" && masks.length > 1;
  if (!institution || masks.length === 0 || isOneTooMany) return session;

  const { institutionId, login } = institution;
  const known = { ...session, institutionId, login };
  const selected = isAutomatic
    ? known
    : recordEvent(known, "SELECT_INSTITUTION", moment, { match_reason: "SAVED_INSTITUTION" });
  if (institution.needsSignIn) {
    return showPane(selected, signInPane(findInstitution(institutionId)), moment);
  }
  return handOff(selected, masks, moment);
}
