import type { PlaidErrorCode } from "../plaid-errors";
import { PlaidFailure } from "../plaid-failure";
import type { LinkToken } from "../state/entities";
import { ids } from "../state/ids";
import type { State } from "../state/state";
import { afterOauth } from "./after-oauth";
import { keepSession } from "./keep-session";
import type { LinkSession } from "./link-session";
import { meetError } from "./meet-error";
import type { Moment } from "./moment";
import { openLink } from "./open-link";
import { recordEvent } from "./record-event";
import { startSession } from "./start-session";
import { waysBack } from "./way-back";

const STATE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Opens Link on the page that a bank sent a person back to: the session they left goes on. Where it
 * cannot, a session opens that tells why. One that went on already is refused with Plaid's 208.
 */
export function resumeLink(
  state: State,
  { linkToken, receivedRedirectUri }: { linkToken: string; receivedRedirectUri: string },
  moment: Moment,
): LinkSession {
  const token = state.linkTokens.get(linkToken);
  if (!token || moment.at >= token.expiresAt || token.isDead) {
    return openLink(state, linkToken, moment);
  }

  const stateId = stateIdOf(receivedRedirectUri, waysBack(token.config));
  if (!stateId) return refuse(state, token, "INVALID_FIELD", moment);
  const login = state.oauthLogins.get(stateId);
  const session = state.linkSessions.get(login?.sessionId ?? "");
  if (!login?.outcome || !session) {
    return refuse(state, token, "OAUTH_STATE_ID_NOT_FOUND", moment);
  }
  if (login.linkToken !== linkToken) {
    return refuse(state, token, "INCORRECT_LINK_TOKEN", moment);
  }
  if (login.processedAt !== null || session.finishedAt !== null) {
    throw new PlaidFailure("OAUTH_STATE_ID_ALREADY_PROCESSED");
  }

  state.oauthLogins.set(stateId, { ...login, processedAt: moment.at });
  const reopened = recordEvent(
    {
      ...session,
      pageStartsAt: session.events.length,
      oauth: { ...session.oauth, hasReturned: true },
    },
    "OPEN",
    moment,
    { is_update_mode: String(session.config.update !== null) },
  );
  const resumed =
    login.outcome.kind === "failed"
      ? meetReturnError(reopened, "INTERNAL_SERVER_ERROR", moment)
      : afterOauth(reopened, login.outcome, moment);
  keepSession(state, resumed);
  return resumed;
}

/** The URI has to be a known one and one parameter, nothing else. */
function stateIdOf(receivedRedirectUri: string, known: (string | null)[]): string | null {
  const [before, stateId = ""] = receivedRedirectUri.split("?oauth_state_id=");
  return known.includes(before ?? "") && STATE_ID.test(stateId) ? stateId : null;
}

function refuse(state: State, token: LinkToken, code: PlaidErrorCode, moment: Moment): LinkSession {
  const opened = startSession(ids.uuid(), token, moment, { hasReturned: true });
  const refused = meetReturnError({ ...opened, institutionId: null }, code, moment);
  keepSession(state, refused);
  state.linkTokens.set(token.token, { ...token, sessionIds: [...token.sessionIds, refused.id] });
  return refused;
}

/** On the way back the error comes before its pane, and leaving is asked about. */
function meetReturnError(session: LinkSession, code: PlaidErrorCode, moment: Moment): LinkSession {
  const met = meetError(session, code, moment);
  const pane = { name: "problem", code } as const;
  return recordEvent({ ...met, pane }, "TRANSITION_VIEW", moment, { view_name: "ERROR" });
}
