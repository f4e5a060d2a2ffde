import { exitStatus } from "./exit-status";
import { finishLinked } from "./finish-linked";
import { isViaOauth } from "./is-via-oauth";
import type { EventDetail, LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { recordEvent } from "./record-event";
import { sessionError } from "./session-error";

/** The session, left. Where something was linked before, that is its success all the same. */
export function leaveSession(session: LinkSession, moment: Moment): LinkSession {
  if (session.linked.length > 0) return finishLinked(session, moment);
  const status = exitStatus(session.pane, { viaOauth: isViaOauth(session) });
  const detail: EventDetail = {
    ...errorDetail(session.lastError),
    ...(status && { exit_status: status }),
    view_name: "EXIT",
  };
  return {
    ...recordEvent(session, "EXIT", moment, detail),
    pane: { name: "finished" },
    finishedAt: moment.at,
    result: { kind: "exit", status, requestId: moment.requestId },
  };
}

function errorDetail(code: LinkSession["lastError"]): EventDetail {
  if (!code) return {};
  const { error_type, error_code, error_message } = sessionError(code);
  return { error_type, error_code, error_message };
}
