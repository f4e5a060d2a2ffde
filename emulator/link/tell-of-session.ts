import type { State } from "../state/state";
import { announceOfSession } from "./announce-of-session";
import { isTold } from "./is-told";
import type { LinkSession } from "./link-session";
import { tellEvents } from "./tell-events";

/**
 * Sends the webhooks for a step that a session took: of each Item added, and, at the end, of how it
 * ended and of all its events. Update mode adds no Item. Answers the session, which knows what was
 * told.
 */
export function tellOfSession(
  state: State,
  before: LinkSession,
  session: LinkSession,
  now: number,
): LinkSession {
  if (!isTold(session)) return session;

  const fresh = session.config.update ? [] : session.added.slice(before.added.length);
  for (const { publicToken } of fresh) {
    const said = { webhook_code: "ITEM_ADD_RESULT", public_token: publicToken };
    announceOfSession(state, session, said, now);
  }
  if (session.finishedAt === null) return session;

  announceOfSession(state, session, { webhook_code: "SESSION_FINISHED", ...ending(session) }, now);
  return tellEvents(state, session, now);
}

/** `public_token` is from the time when a session could add one Item only. */
function ending({ added }: LinkSession) {
  const [first, ...others] = added.map(({ publicToken }) => publicToken);
  return first
    ? { status: "SUCCESS", public_token: first, public_tokens: [first, ...others] }
    : { status: "EXITED", public_tokens: [] };
}
