import type { ItemView } from "@/lib/contracts/items";

const SOON_MS = 30 * 24 * 60 * 60 * 1000;

/** When the bank ends its access, and whether that time has come. */
type AccessEnd = { at: string; isPast: boolean };

/**
 * The end of a bank's access that a person should know of: one within thirty days, or one that has
 * passed without the bank having been read since. Where it was read later, the end did not come.
 */
export function accessEnd(
  { disconnectsAt, consentExpiresAt, refreshedAt }: ItemView,
  now: number,
): AccessEnd | null {
  const readAt = refreshedAt ? Date.parse(refreshedAt) : 0;
  const [at] = [disconnectsAt, consentExpiresAt]
    .filter((end) => end !== null)
    .filter((end) => Date.parse(end) > Math.min(now, readAt))
    .sort();
  if (!at || Date.parse(at) - now >= SOON_MS) return null;
  return { at, isPast: Date.parse(at) <= now };
}
