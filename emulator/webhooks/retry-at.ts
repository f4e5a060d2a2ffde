import type { Delivery } from "./delivery";
import type { Outbox } from "./outbox";

const FIRST_DELAY_MS = 30_000;
const DAY_MS = 24 * 60 * 60 * 1000;
const FEWEST_TO_JUDGE = 10;

/**
 * When a webhook that was not accepted is tried again: half a minute after the first try, then
 * after four times as long each time, for a day. Null when that is over, or when the receiver has
 * rejected more than 90 % of the last day's webhooks; fewer than ten say too little about it.
 */
export function retryAt(
  { url, at, dueAt, attempts }: Delivery,
  outbox: Outbox,
  now: number,
): number | null {
  const { tried, rejected } = outbox.record(url, now - DAY_MS);
  if (tried >= FEWEST_TO_JUDGE && rejected > 0.9 * tried) return null;

  const next = (dueAt ?? at) + FIRST_DELAY_MS * 4 ** (attempts.length - 1);
  return next - at > DAY_MS ? null : next;
}
