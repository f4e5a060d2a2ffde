import type { PlaidErrorCode } from "../plaid-errors";
import type { LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { recordEvent } from "./record-event";
import { sessionError } from "./session-error";

/** The session after an error was shown. It is the last one now, which the exit will carry. */
export function meetError(session: LinkSession, code: PlaidErrorCode, moment: Moment): LinkSession {
  const { error_type, error_code, error_message } = sessionError(code);
  const detail = { error_type, error_code, error_message };
  return recordEvent({ ...session, lastError: code }, "ERROR", moment, detail);
}
