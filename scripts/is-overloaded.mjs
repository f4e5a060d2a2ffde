import { performance } from "node:perf_hooks";

/** The share of its time at work from which on a process has none left. */
const BUSY = 0.9;
const LOOK_EVERY_MS = 100;

/** As many as this are let in however busy it is: together they take a fraction of a second. */
const ALWAYS = 40;
/** Plaid may send many at once, and waits ten seconds for each answer. */
const WEBHOOKS = 1_000;

let isBusy = false;
let before = performance.eventLoopUtilization();
setInterval(() => {
  const now = performance.eventLoopUtilization();
  isBusy = performance.eventLoopUtilization(now, before).utilization > BUSY;
  before = now;
}, LOOK_EVERY_MS).unref();

/**
 * Whether it is asked if this process lives.
 *
 * @param {string} url
 */
export const isProbe = (url) => url.startsWith("/api/health/live");

/**
 * Whether a request is better refused now than answered much too late: this process has no time left,
 * and many requests to answer. Clients that are slow, a bank or a database keep nobody out, since
 * waiting for them takes no time. Whether it lives it always says.
 *
 * @param {string} url
 * @param {Iterable<{ req: { complete: boolean } }>} underWay the answers that are still owed
 */
export function isOverloaded(url, underWay) {
  if (!isBusy || isProbe(url)) return false;
  const whole = [...underWay].filter(({ req }) => req.complete).length;
  return whole > (url.startsWith("/api/webhooks/") ? WEBHOOKS : ALWAYS);
}
