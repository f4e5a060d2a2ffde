import { describeError } from "../plaid-errors";
import type { LinkSession, Pane } from "./link-session";
import type { Moment } from "./moment";
import { recordEvent } from "./record-event";
import { viewName } from "./view-name";

/**
 * The session at another pane, with the events that go with its appearance. A pane that tells of an
 * error makes it the session's last one, which the exit will carry.
 */
export function showPane(session: LinkSession, pane: Pane, moment: Moment): LinkSession {
  const view = { view_name: viewName(pane) };
  const transition = (before: LinkSession) =>
    recordEvent({ ...before, pane }, "TRANSITION_VIEW", moment, view);

  if (pane.name === "problem") {
    return met(transition(session), pane.code, moment);
  }
  if (pane.name === "credentials" && pane.problem) {
    return transition(met(session, pane.problem, moment));
  }
  return transition(session);
}

function met(
  session: LinkSession,
  code: NonNullable<LinkSession["lastError"]>,
  moment: Moment,
): LinkSession {
  const { error_type, error_code, error_message } = describeError(code);
  const detail = { error_type, error_code, error_message };
  return recordEvent({ ...session, lastError: code }, "ERROR", moment, detail);
}
