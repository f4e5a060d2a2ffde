import type { LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { showPane } from "./show-pane";

/** The session at the search for a bank, with none chosen. */
export const toInstitutions = (session: LinkSession, moment: Moment): LinkSession =>
  showPane({ ...session, institutionId: null }, { name: "institutions", query: "" }, moment);
