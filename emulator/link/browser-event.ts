import type { LinkEvent, LinkSession } from "./link-session";

/** Keys that every event of the browser has, null where they do not apply. */
const blank = {
  account_number_mask: null,
  error_code: null,
  error_message: null,
  error_type: null,
  exit_status: null,
  institution_id: null,
  institution_name: null,
  institution_search_query: null,
  is_update_mode: null,
  match_reason: null,
  mfa_type: null,
  routing_number: null,
  selection: null,
  view_name: null,
};

/** An event as `onEvent` gets it. */
export function browserEvent(session: LinkSession, event: LinkEvent) {
  return {
    name: event.name,
    metadata: {
      ...blank,
      ...event.detail,
      link_session_id: session.id,
      request_id: event.requestId,
      timestamp: new Date(event.at).toISOString(),
    },
  };
}
