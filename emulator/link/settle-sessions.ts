import type { State } from "../state/state";
import { eventsDue } from "./events-due";
import { tellEvents } from "./tell-events";

/** Tells of the sessions that nobody has gone on with for a while. Costs nothing while there are none. */
export function settleSessions(state: State, now: number): void {
  const { sessionAgenda, linkSessions } = state;
  for (let id = sessionAgenda.take(now); id !== undefined; id = sessionAgenda.take(now)) {
    const session = linkSessions.get(id);
    const due = session && eventsDue(session);
    if (!session || due === null || due === undefined) continue;
    if (due <= now) linkSessions.set(id, tellEvents(state, session, now));
    else sessionAgenda.put(id, due);
  }
}
