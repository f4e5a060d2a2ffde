import type { BrowserEvent, LinkEventsRequest } from "@/lib/contracts/link";
import { routes } from "@/lib/routes";

const PAUSE_MS = 400;
const RETRY_MS = 5_000;
const MOST_RETRIES = 5;
const MOST_AT_ONCE = 50;
const MOST_WAITING = 500;

/**
 * Passes what Link tells the page on to our server, for the session's timeline. Link never waits for
 * it: events go out a moment later and together, outlive a page that closes, are sent again where
 * the server does not answer, and are given up where it stays away. The same event twice is one.
 */
export function createLinkEvents(sessionId: string) {
  let waiting: BrowserEvent[] = [];
  let isTimed = false;
  let retries = 0;

  function later(ms: number) {
    if (isTimed) return;
    isTimed = true;
    setTimeout(() => {
      isTimed = false;
      send();
    }, ms);
  }

  function send(leaving = false) {
    const events = waiting.splice(0, MOST_AT_ONCE);
    if (events.length === 0 && !leaving) return;
    if (waiting.length > 0) later(PAUSE_MS);
    post({ events, leaving }).then(
      () => {
        retries = 0;
      },
      () => {
        waiting = [...events, ...waiting].slice(-MOST_WAITING);
        retries += 1;
        if (retries <= MOST_RETRIES) later(RETRY_MS);
      },
    );
  }

  /** Resolves for any answer that another attempt would get too. */
  async function post(body: LinkEventsRequest) {
    const response = await fetch(routes.api.linkSessionEvents(sessionId), {
      method: "POST",
      keepalive: true,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (response.status >= 500 || response.status === 429) throw new Error("not taken");
  }

  return {
    add(event: BrowserEvent): void {
      waiting.push(event);
      later(PAUSE_MS);
    },
    /** Sends at once what is there, because the page goes away. `leaving` where Link is still open on it. */
    flush({ leaving }: { leaving: boolean }): void {
      send(leaving);
    },
  };
}
