import { handOff } from "./hand-off";
import type { LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { showPane } from "./show-pane";

/** The session once it is clear which accounts are shared. Where several banks can be linked, this one is handed off at once. */
export const connect = (
  session: LinkSession,
  masks: readonly string[],
  moment: Moment,
): LinkSession =>
  session.config.isMultiItem
    ? handOff(session, masks, moment)
    : showPane(session, { name: "connected", masks, problem: null }, moment);
