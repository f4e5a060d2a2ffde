import "server-only";
import type { LinkEventView } from "@/lib/contracts/link";

/** Plaid tells its times to the second, and a browser's clock is not Plaid's. */
const SAME_EVENT_MS = 5_000;

/**
 * A session's entries as one timeline. An event that the browser and Plaid both told is in it once,
 * with Plaid's id and the browser's time, which is finer. Entries are in order of time.
 */
export const timeline = (entries: LinkEventView[]): LinkEventView[] =>
  withTwins(entries).map(({ entry }) => entry);

/** The same, with what the browser told of an event that Plaid told as well. */
export function withTwins(
  entries: LinkEventView[],
): { entry: LinkEventView; twin: LinkEventView | null }[] {
  const told = entries.filter(({ lane }) => lane === "plaid");
  const twins = new Map<LinkEventView, LinkEventView>();
  for (const entry of entries) {
    if (entry.lane !== "browser") continue;
    const twin = told.find((other) => !twins.has(other) && isSame(entry, other));
    if (twin) twins.set(twin, entry);
  }
  const doubled = new Set(twins.values());
  return entries
    .filter((entry) => !doubled.has(entry))
    .map((entry) => {
      const twin = twins.get(entry) ?? null;
      return { entry: { ...entry, at: twin?.at ?? entry.at }, twin };
    })
    .sort((a, b) => Date.parse(a.entry.at) - Date.parse(b.entry.at));
}

function isSame(own: LinkEventView, plaids: LinkEventView): boolean {
  if (own.name !== plaids.name || own.plaidLinkSessionId !== plaids.plaidLinkSessionId)
    return false;
  // Plaid need not tell the view, nor the same request; where it tells, they agree.
  const [view, other] = [own.detail?.view_name, plaids.detail?.view_name];
  if (typeof view === "string" && typeof other === "string" && view !== other) return false;
  return Math.abs(Date.parse(own.at) - Date.parse(plaids.at)) <= SAME_EVENT_MS;
}
