import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { getLinkSession } from "@/lib/data/link-sessions";
import { refreshSession } from "./refresh-session";

/** A person is not through Link sooner than this. */
export const FIRST_POLL_MS = 10_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Asks Plaid about a session whose result may come by nobody else: no webhook arrived, and the
 * person never returned. The pauses grow with its age, up to a minute, until it has a result or its
 * link token has expired.
 */
export async function pollSession(
  viewer: Viewer,
  sessionId: string,
): Promise<{ againInMs: number | null }> {
  await refreshSession(viewer, sessionId, { via: "POLL" });
  const { state, createdAt, expiresAt } = await getLinkSession(viewer, sessionId);
  if (state === "COMPLETED" || state === "EXPIRED" || expiresAt.getTime() <= Date.now()) {
    return { againInMs: null };
  }
  const ageMs = Date.now() - createdAt.getTime();
  const pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_POLL_MS, ageMs / 4));
  // The last look comes just after the end, and closes the session.
  const leftMs = expiresAt.getTime() - Date.now();
  return { againInMs: Math.min(pauseMs, leftMs + 1_000) };
}
