import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { getLinkSession } from "@/lib/data/link-sessions";
import { refreshSession } from "@/lib/link/refresh-session";
import { isPassing, Problem } from "@/lib/problem";

type SessionRead = { state: "PROCESSED" | "REJECTED"; effect: string };

/**
 * Asks Plaid how a session stands, and finishes what is new in it, instead of believing a webhook.
 * Public tokens that the webhook names have to be the session's own; if one is not, none is spent.
 *
 * @throws Problem when it cannot be told or finished now.
 */
export async function readSessionAgain(
  viewer: Viewer,
  sessionId: string,
  named: string[] = [],
): Promise<SessionRead> {
  try {
    await refreshSession(viewer, sessionId, { via: "WEBHOOK", named });
    const { state } = await getLinkSession(viewer, sessionId);
    return {
      state: "PROCESSED",
      effect: `Read the session again; it is ${state.toLowerCase()}.`,
    };
  } catch (thrown) {
    if (!(thrown instanceof Problem) || isPassing(thrown)) throw thrown;
    if (thrown.code === "session_mismatch") {
      const effect =
        "Rejected: Plaid's API does not tell this session of a public token that it names. None was exchanged.";
      return { state: "REJECTED", effect };
    }
    return { state: "PROCESSED", effect: `Read the session again. ${thrown.message}` };
  }
}
