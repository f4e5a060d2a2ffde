import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { LinkSessionAnswer } from "@/lib/contracts/link";
import { listLinkEvents } from "@/lib/data/link-events";
import { getLinkSessionView } from "@/lib/data/link-session-views";
import { timeline } from "./timeline";

/** One of the viewer's sessions and its timeline, as far as it is known here. @throws Problem `not_found` */
export async function describeSession(
  viewer: Viewer,
  sessionId: string,
): Promise<LinkSessionAnswer> {
  const [session, entries] = await Promise.all([
    getLinkSessionView(viewer, sessionId),
    listLinkEvents(viewer, sessionId),
  ]);
  return { session, events: timeline(entries) };
}
