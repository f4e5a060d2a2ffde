import { ids } from "../state/ids";
import type { State } from "../state/state";
import type { LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { startSession } from "./start-session";

/** Opens Link with a token. With one that is unknown or expired the session can only be left. */
export function openLink(state: State, linkToken: string, moment: Moment): LinkSession {
  const known = state.linkTokens.get(linkToken);
  const isUsable = known !== undefined && moment.at < known.expiresAt;
  const session = startSession(ids.uuid(), isUsable ? known : null, moment);

  state.linkSessions.set(session.id, session);
  if (isUsable) {
    state.linkTokens.set(linkToken, { ...known, sessionIds: [...known.sessionIds, session.id] });
  }
  return session;
}
