import type { LinkEvent as EventAnswer } from "plaid";
import { ids } from "../state/ids";
import type { Wire } from "../wire";
import type { EventDetail, LinkSession } from "./link-session";

/** A session's events, oldest first, as `/link/token/get` and webhooks tell them: each with an id that is always the same. */
export const sessionEvents = ({ id, events }: LinkSession): Wire<EventAnswer>[] =>
  events.map((event, index) => ({
    event_name: event.name,
    event_id: ids.derivedUuid(id, index),
    event_metadata: { ...withoutBrowserOnly(event.detail), request_id: event.requestId },
    timestamp: new Date(event.at).toISOString().replace(/\.\d+Z/, "Z"),
  }));

const withoutBrowserOnly = ({ is_update_mode, ...detail }: EventDetail) => detail;
