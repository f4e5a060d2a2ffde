import type { LinkEvent, LinkSession } from "./link-session";

const immediate: ReadonlySet<string> = new Set([
  "OPEN",
  "LAYER_READY",
  "LAYER_NOT_AVAILABLE",
  "LAYER_AUTOFILL_NOT_AVAILABLE",
]);

/**
 * The events that a page is to hear of now. Plaid tells of a few at once, and of everything else
 * only when the session is over. A page hears of what happened on it, not on the one before.
 *
 * @param told how many events there were when the page was last answered
 */
export function dueEvents(
  { events, pageStartsAt, finishedAt }: LinkSession,
  told: number,
): LinkEvent[] {
  const isOver = finishedAt !== null;
  return events.filter(({ name }, index) =>
    immediate.has(name) ? index >= told : isOver && index >= pageStartsAt,
  );
}
