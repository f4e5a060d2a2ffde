import type { SandboxInstitution } from "../data/institutions";
import { serves } from "../institutions/serves";
import type { EventDetail, LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { recordEvent } from "./record-event";

/** The session with a bank chosen, and the events that tell how. Where it is shown is for the caller to say. */
export function selectInstitution(
  session: LinkSession,
  institution: SandboxInstitution,
  moment: Moment,
): LinkSession {
  const chosen = { ...session, institutionId: institution.id };
  if (institution.health === "down") {
    return recordEvent(chosen, "SELECT_DOWN_INSTITUTION", moment);
  }
  if (institution.health === "unsupported" || !serves(institution, session.config)) {
    return recordEvent(chosen, "SELECT_FILTERED_INSTITUTION", moment);
  }
  const warned =
    institution.health === "degraded"
      ? recordEvent(chosen, "SELECT_DEGRADED_INSTITUTION", moment)
      : chosen;
  const [event, detail] = selection(institution, session);
  return recordEvent(warned, event, moment, detail);
}

/** A bank that Link suggested, because it knows the person or the app's routing number, is told apart from one that was searched for. */
function selection(
  { id, routingNumbers }: SandboxInstitution,
  { config: { routingNumber }, chosenFirst }: LinkSession,
): [name: string, detail: EventDetail] {
  if (chosenFirst?.isRemembered && chosenFirst.institutionId === id) {
    return ["MATCHED_SELECT_INSTITUTION", { match_reason: "returning_user" }];
  }
  return routingNumber !== null && routingNumbers.includes(routingNumber)
    ? [
        "MATCHED_SELECT_INSTITUTION",
        { match_reason: "routing_number", routing_number: routingNumber },
      ]
    : ["SELECT_INSTITUTION", {}];
}
