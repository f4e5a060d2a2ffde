import type { State } from "../state/state";
import { announce } from "../webhooks/announce";
import type { LinkSession } from "./link-session";

/** Sends a webhook about a session. It names the session, its link token and, where there is one, the user. */
export function announceOfSession(
  state: State,
  { id, openedWith, config }: LinkSession,
  said: Record<string, unknown> & { webhook_code: string },
  now: number,
): void {
  announce(state, now, config.webhook, {
    webhook_type: "LINK",
    ...said,
    link_session_id: id,
    link_token: openedWith,
    ...(config.userId && { user_id: config.userId }),
  });
}
