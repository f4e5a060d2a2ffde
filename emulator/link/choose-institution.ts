import { findInstitution } from "../data/find-institution";
import type { SandboxInstitution } from "../data/institutions";
import { serves } from "../institutions/serves";
import type { EventDetail, LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { recordEvent } from "./record-event";
import { showPane } from "./show-pane";
import { signInPane } from "./sign-in-pane";

/** The session after a bank was chosen: at its login, or at what stands in the way of one. */
export function chooseInstitution(session: LinkSession, id: string, moment: Moment): LinkSession {
  const institution = findInstitution(id);
  if (!institution) return session;
  const chosen = { ...session, institutionId: id };

  if (institution.health === "down") {
    const selected = recordEvent(chosen, "SELECT_DOWN_INSTITUTION", moment);
    return showPane(selected, { name: "problem", code: "INSTITUTION_DOWN" }, moment);
  }
  if (institution.health === "unsupported" || !serves(institution, session.config)) {
    const selected = recordEvent(chosen, "SELECT_FILTERED_INSTITUTION", moment);
    return showPane(selected, { name: "problem", code: "ITEM_NOT_SUPPORTED" }, moment);
  }
  const warned =
    institution.health === "degraded"
      ? recordEvent(chosen, "SELECT_DEGRADED_INSTITUTION", moment)
      : chosen;
  const [event, detail] = selection(institution, session);
  const selected = recordEvent(warned, event, moment, detail);
  return showPane(selected, signInPane(institution), moment);
}

/** A bank that Link suggested for the app's routing number is told apart from one that was searched for. */
function selection(
  { routingNumbers }: SandboxInstitution,
  { config: { routingNumber } }: LinkSession,
): [name: string, detail: EventDetail] {
  return routingNumber !== null && routingNumbers.includes(routingNumber)
    ? [
        "MATCHED_SELECT_INSTITUTION",
        { match_reason: "routing_number", routing_number: routingNumber },
      ]
    : ["SELECT_INSTITUTION", {}];
}
