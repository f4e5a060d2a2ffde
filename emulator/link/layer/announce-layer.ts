import type { State } from "../../state/state";
import { announce } from "../../webhooks/announce";
import { announceOfSession } from "../announce-of-session";
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

  if (layer.isAuthenticated && !before.layer?.isAuthenticated) {
    const webhook_code = "LAYER_AUTHENTICATION_PASSED";
    const said = { webhook_type: "LAYER", webhook_code, link_session_id, link_token };
    announce(state, now, config.webhook, said);
  }
  if (after.finishedAt !== null) announceOfSession(state, after, sessionFinished(layer), now);
}

function sessionFinished({ profile }: NonNullable<LinkSession["layer"]>) {
  return {
    webhook_code: "SESSION_FINISHED",
    status: profile ? "SUCCESS" : "EXITED",
    public_tokens: profile ? [profile.publicToken] : [],
  };
}
