import type { State } from "../state/state";
import { announceOfSession } from "./announce-of-session";
import type { LinkSession } from "./link-session";
import { sessionEvents } from "./session-events";

/** Sends an EVENTS webhook with all that has happened in a session so far. Answers the session, which knows that it was told. */
export function tellEvents(state: State, session: LinkSession, now: number): LinkSession {
  const events = sessionEvents(session);
  announceOfSession(state, session, { webhook_code: "EVENTS", events }, now);
  return { ...session, toldEvents: events.length };
}
