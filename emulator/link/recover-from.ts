import { isViaOauth } from "./is-via-oauth";
import { leaveSession } from "./leave-session";
import type { LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { recoveryFrom } from "./problem-recovery";
import { showPane } from "./show-pane";
import { toInstitutions } from "./to-institutions";

/** The session once a person has read of a problem: at another try, at another bank, or at its end. */
export function recoverFrom(
  session: LinkSession,
  code: NonNullable<LinkSession["lastError"]>,
  moment: Moment,
): LinkSession {
  const situation = {
    updating: session.config.update !== null,
    viaOauth: isViaOauth(session),
    ofLayer: session.layer !== undefined,
  };
  switch (recoveryFrom(code, situation)) {
    case "credentials":
      return showPane(session, { name: "credentials", problem: null }, moment);
    case "oauth":
      return showPane(session, { name: "oauth", isOpen: false, hasFailed: false }, moment);
    case "institutions":
      return toInstitutions(session, moment);
    case "exit":
      return leaveSession(session, moment);
  }
}
