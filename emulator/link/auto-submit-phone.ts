import type { LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { recordEvent } from "./record-event";
import { verifyPhone } from "./verify-phone";

/** A number that was verified before gets its code unasked, where the app has given it. */
export function autoSubmitPhone(session: LinkSession, phone: string, moment: Moment): LinkSession {
  const asked = recordEvent(session, "VERIFY_PHONE", moment);
  return verifyPhone(recordEvent(asked, "AUTO_SUBMIT_PHONE", moment), phone, null, moment);
}
