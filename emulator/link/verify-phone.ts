import type { LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { showPane } from "./show-pane";

/** The session at the code that was sent to a phone. */
export const verifyPhone = (
  session: LinkSession,
  phone: string,
  linked: readonly string[] | null,
  moment: Moment,
) => showPane(session, { name: "verify-phone", phone, wrongCodes: 0, linked }, moment);
