import "server-only";

const SOONEST_MS = 5_000;
const LATEST_MS = 10 * 60_000;
const GIVE_UP_AFTER_MS = 24 * 60 * 60_000;

const UNFINISHED = new Set(["NOT_READY", "INITIAL_UPDATE_COMPLETE"]);

/**
 * When to ask again for transactions that Plaid is still fetching from the bank, or null when there is
 * nothing to wait for. Webhooks tell of them too, but may be lost or not be set up. The longer it
 * takes, the longer the pauses; after a day the daily sync is enough.
 */
export function lookAgainIn(status: string, since: Date, now = Date.now()): number | null {
  const waitedMs = now - since.getTime();
  if (!UNFINISHED.has(status) || waitedMs > GIVE_UP_AFTER_MS) return null;
  return Math.min(Math.max(waitedMs, SOONEST_MS), LATEST_MS);
}
