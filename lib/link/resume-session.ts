import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { ResumeLinkAnswer } from "@/lib/contracts/link";
import { takeSessionToResume } from "@/lib/data/link-sessions";
import { Problem } from "@/lib/problem";

const STATE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The Link session that goes on where a bank sent the viewer back, with its link token. It is found
 * by who they are, so a new tab will do and nothing has to be kept in the browser. Each
 * `oauth_state_id` works once; whether it belongs to the session is Plaid's to say, when Link opens.
 *
 * @throws Problem `link_session_expired` when there is nothing to go on with.
 */
export async function resumeSession(
  viewer: Viewer,
  oauthStateId: string,
): Promise<ResumeLinkAnswer> {
  const session = STATE_ID.test(oauthStateId)
    ? await takeSessionToResume(viewer, oauthStateId)
    : null;
  if (!session) {
    throw new Problem(
      "link_session_expired",
      "There is no open Link session that this return from a bank belongs to. Start again.",
    );
  }
  return {
    session: {
      id: session.id,
      mode: session.mode.toLowerCase() as Lowercase<typeof session.mode>,
      state: "open",
      expiresAt: session.expiresAt.toISOString(),
    },
    linkToken: session.linkToken,
  };
}
