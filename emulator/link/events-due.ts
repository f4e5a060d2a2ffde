import { isTold } from "./is-told";
import type { LinkSession } from "./link-session";

const ABANDONED_AFTER_MS = 5 * 60 * 1000;

/** When the events of a session are told though it has not ended: five minutes after the last one. Null where there is nothing to tell. */
export function eventsDue(session: LinkSession): number | null {
  const { events, finishedAt, toldEvents } = session;
  const last = events.at(-1);
  if (!last || finishedAt !== null || toldEvents === events.length) return null;
  return isTold(session) ? last.at + ABANDONED_AFTER_MS : null;
}
