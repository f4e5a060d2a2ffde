/** How many transactions come at once. */
export const SHOWN_AT_ONCE = 50;

/** How many at most a page begins with, when it is loaded again. */
export const SHOWN_MAX = 1_000;

/** How many transactions a page is to begin with, read from its address. */
export function shownOf(value: unknown): number {
  const count = typeof value === "string" && /^\d{1,4}$/.test(value) ? Number(value) : 0;
  return Math.min(Math.max(count, SHOWN_AT_ONCE), SHOWN_MAX);
}
