import type { EventDetail, LinkSession, Pane } from "./link-session";
import { meetError } from "./meet-error";
import type { Moment } from "./moment";
import { recordEvent } from "./record-event";
import { viewName } from "./view-name";

/**
 * The session at another pane, with the events that go with its appearance. A pane that tells of an
 * error makes it the session's last one, which the exit will carry.
 */
export function showPane(session: LinkSession, pane: Pane, moment: Moment): LinkSession {
  const transition = (before: LinkSession) =>
    recordEvent({ ...before, pane }, "TRANSITION_VIEW", moment, appearance(pane));

  if (pane.name === "problem") return meetError(transition(session), pane.code, moment);
  const problem = "problem" in pane ? pane.problem : null;
  return transition(problem ? meetError(session, problem, moment) : session);
}

function appearance(pane: Pane): EventDetail {
  const mfa = pane.name === "mfa" ? pane.rounds[pane.round]?.type : undefined;
  return {
    view_name: viewName(pane),
    ...(mfa && mfa !== "recaptcha" && { mfa_type: mfa }),
  };
}
