import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { BrowserEvent } from "@/lib/contracts/link";
import { type LinkEventFacts, saveLinkEvents } from "@/lib/data/link-events";
import { finishLinkSession, markSessionLeft } from "@/lib/data/link-sessions";
import { redact, scrub } from "@/lib/plaid/redact";

/**
 * Keeps what Link told the browser of one of the viewer's sessions. An event that comes again, as a
 * page that is going away may send it, is kept once.
 *
 * @param leaving that page had Link open: the session is then the first that a return from a bank
 *   may go on with.
 * @throws Problem `not_found`
 */
export async function recordBrowserEvents(
  viewer: Viewer,
  sessionId: string,
  { events, leaving }: { events: BrowserEvent[]; leaving: boolean },
): Promise<void> {
  await saveLinkEvents(viewer, sessionId, events.map(factsOf));
  if (leaving) await markSessionLeft(viewer, sessionId);
  const left = events.findLast(({ name }) => name === "onExit");
  if (!left) return;
  await finishLinkSession(viewer, sessionId, {
    state: "EXITED",
    via: "BROWSER",
    exit: {
      status: text(left.detail.status),
      code: text(left.detail.error_code),
      message: text(left.detail.display_message ?? left.detail.error_message),
      requestId: left.requestId,
    },
  });
}

function factsOf({ name, at, linkSessionId, requestId, detail }: BrowserEvent): LinkEventFacts {
  return {
    lane: "BROWSER",
    name,
    key: ["browser", linkSessionId, name, at, detail.view_name, requestId].join(" "),
    at: new Date(at),
    requestId,
    plaidLinkSessionId: linkSessionId,
    detail: redact(detail) as Record<string, unknown>,
  };
}

const text = (value: unknown) =>
  typeof value === "string" && value !== "" ? scrub(value).toWellFormed() : null;
