import { handOff } from "./hand-off";
import { leaveSession } from "./leave-session";
import type { LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { recoveryFrom } from "./problem-recovery";
import { showPane } from "./show-pane";

/**
 * The session once a person wants to leave it. Plaid asks whether one is sure only where something
 * would be lost; after the bank said yes, leaving is finishing.
 */
export function exitSession(
  session: LinkSession,
  moment: Moment,
  { isForced }: { isForced: boolean },
): LinkSession {
  const { pane } = session;
  if (pane.name === "connected") return handOff(session, pane.masks, moment);
  if (pane.name === "verify-phone" && pane.linked) return handOff(session, pane.linked, moment);
  const ofLayer = session.layer !== undefined;
  const nothingToLose =
    pane.name === "consent" ||
    pane.name === "layer-consent" ||
    pane.name === "another" ||
    (pane.name === "institutions" && session.linked.length > 0) ||
    pane.name === "phone" ||
    (pane.name === "problem" &&
      !session.oauth.hasReturned &&
      recoveryFrom(pane.code, { updating: false, viaOauth: false, ofLayer }) === "exit");
  if (isForced || nothingToLose) return leaveSession(session, moment);
  if (pane.name === "confirm-exit") return session;
  return showPane(session, { name: "confirm-exit", from: pane }, moment);
}
