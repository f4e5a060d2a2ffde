import type { LinkEvent, LinkSession } from "./link-session";

const immediate: ReadonlySet<string> = new Set([
  "OPEN",
  "LAYER_READY",
  "LAYER_NOT_AVAILABLE",
  "LAYER_AUTOFILL_NOT_AVAILABLE",
]);

/**
 * The events that a page is to hear of now. Plaid tells of a few at once, such as a bank that was
 * chosen before Link opened, and of everything else only when the session is over. A page hears of
 * what happened on it, not on the one before.
 *
 * @param told how many events there were when the page was last answered
 */
export function dueEvents(
  { events, pageStartsAt, finishedAt, chosenFirst }: LinkSession,
  told: number,
): LinkEvent[] {
  const isOver = finishedAt !== null;
  const opened = chosenFirst ? events.findIndex(({ name }) => name === "OPEN") : -1;
  return events.filter(({ name }, index) =>
    immediate.has(name) || index < opened ? index >= told : isOver && index >= pageStartsAt,
  );
}
