import { findInstitution } from "../data/find-institution";
import type { EventDetail, LinkSession } from "./link-session";
import type { Moment } from "./moment";

/** The session with one more event. Once an institution is chosen, every event names it. */
export function recordEvent(
  session: LinkSession,
  name: string,
  { at, requestId }: Moment,
  detail: EventDetail = {},
): LinkSession {
  const institution = findInstitution(session.institutionId ?? "");
  const chosen = institution
    ? { institution_id: institution.id, institution_name: institution.name }
    : {};
  const event = { name, at, requestId, detail: { ...chosen, ...detail } };
  return { ...session, events: [...session.events, event] };
}
