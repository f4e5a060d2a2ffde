import { automaticInstitution } from "./automatic-institution";
import type { LinkFacts } from "./link-facts";
import type { LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { phoneNumber } from "./phone-number";
import { recordEvent } from "./record-event";
import { showPane } from "./show-pane";
import { toInstitutions } from "./to-institutions";
import { verifyPhone } from "./verify-phone";

/** The session after a phone number was given: at the code that was sent to it. `linked` is set where only saving is left to do. */
export function submitPhone(
  session: LinkSession,
  typed: string,
  linked: readonly string[] | null,
  facts: LinkFacts,
  moment: Moment,
): LinkSession {
  const phone = phoneNumber(typed);
  if (!phone) {
    const problem = "INVALID_PHONE_NUMBER";
    return linked
      ? showPane(session, { name: "connected", masks: linked, problem }, moment)
      : showPane(session, { name: "phone", problem }, moment);
  }
  if (!phone.isRemembered && !linked) {
    return toInstitutions(recordEvent(session, "SUBMIT_PHONE", moment), moment);
  }

  const asked = recordEvent(session, "VERIFY_PHONE", moment);
  const automatic = linked ? null : automaticInstitution(session, phone.number, facts);
  const selected = automatic
    ? recordEvent({ ...asked, institutionId: automatic }, "SELECT_INSTITUTION", moment, {
        match_reason: "AUTO_SELECT_SAVED_INSTITUTION",
      })
    : asked;
  return verifyPhone(recordEvent(selected, "SUBMIT_PHONE", moment), phone.number, linked, moment);
}
