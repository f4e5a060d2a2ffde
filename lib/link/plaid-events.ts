import "server-only";
import type { LinkEventFacts } from "@/lib/data/link-events";
import { redact } from "@/lib/plaid/redact";
import type { ToldSessions } from "./ask-link-token";

/**
 * The events of `/link/token/get` as entries of a timeline. Plaid tells them newest first and to the
 * second: within a second each stands a millisecond after the one before it. One without id or time
 * could not be told from another, and is left out.
 */
export function plaidEvents(sessions: ToldSessions): LinkEventFacts[] {
  return sessions.flatMap(({ link_session_id, events = [] }) => {
    let last = 0;
    return [...events].reverse().flatMap((event) => {
      if (!event.event_id || Number.isNaN(Date.parse(event.timestamp))) return [];
      last = Math.max(last + 1, Date.parse(event.timestamp));
      const { request_id, ...metadata } = event.event_metadata;
      return {
        lane: "PLAID" as const,
        name: event.event_name,
        key: event.event_id,
        at: new Date(last),
        requestId: request_id ?? null,
        plaidLinkSessionId: link_session_id,
        detail: redact(metadata) as Record<string, unknown>,
      };
    });
  });
}
