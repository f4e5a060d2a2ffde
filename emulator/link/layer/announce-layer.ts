import type { State } from "../../state/state";
import { announce } from "../../webhooks/announce";
import type { LinkSession } from "../link-session";

/** Tells the app what a step of a Layer session came to: that the person is who they say, and that it is over. */
export function announceLayer(
  state: State,
  before: LinkSession,
  after: LinkSession,
  now: number,
): void {
  const { id: link_session_id, linkToken: link_token, config, layer } = after;
  if (!layer || link_token === null) return;
  const tell = (body: Parameters<typeof announce>[3]) =>
    announce(state, now, config.webhook, { ...body, link_session_id, link_token });

  if (layer.isAuthenticated && !before.layer?.isAuthenticated) {
    tell({ webhook_type: "LAYER", webhook_code: "LAYER_AUTHENTICATION_PASSED" });
  }
  if (after.finishedAt !== null) tell(sessionFinished(after));
}

function sessionFinished({ layer, config: { userId } }: LinkSession) {
  const token = layer?.profile?.publicToken;
  return {
    webhook_type: "LINK",
    webhook_code: "SESSION_FINISHED",
    status: token ? "SUCCESS" : "EXITED",
    public_tokens: token ? [token] : [],
    ...(userId && { user_id: userId }),
  };
}
