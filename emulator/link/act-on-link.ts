import type { State } from "../state/state";
import { advanceSession } from "./advance-session";
import { factsOfState } from "./facts-of-state";
import { keepSession } from "./keep-session";
import { announceLayer } from "./layer/announce-layer";
import { layerResult } from "./layer/layer-result";
import type { LinkAction } from "./link-action";
import { linkResult } from "./link-result";
import type { LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { oauthStateId } from "./oauth-state-id";
import { tellOfSession } from "./tell-of-session";

const PATIENCE_MS = 5 * 60 * 1000;

/** Takes a session a step further. An Item is added, once, by the step that hands it off. */
export function actOnLink(
  state: State,
  session: LinkSession,
  action: LinkAction,
  moment: Moment,
): LinkSession {
  if (session.finishedAt !== null) return session;
  const due = overdue(state, session, action, moment.at);
  const advanced = advanceSession(session, due, moment, factsOfState(state, moment.at));
  if (advanced === session) return session;

  if (session.linkToken !== null && advanced.linkToken === null) kill(state, session.linkToken);
  if (session.pane.name === "oauth" && session.pane.isOpen) takeOutcome(state, session, moment.at);
  const withResult = advanced.layer ? layerResult : linkResult;
  const settled =
    advanced.linked.length > session.linked.length ? withResult(state, advanced, moment) : advanced;
  if (settled.layer) announceLayer(state, session, settled, moment.at);
  const told = tellOfSession(state, session, settled, moment.at);
  keepSession(state, told);
  return told;
}

/** What time does to a session before the person can: its token expires, a choice is waited for in vain. */
function overdue(state: State, session: LinkSession, action: LinkAction, now: number): LinkAction {
  if (action.action === "force_exit" || action.action === "exit") return action;
  const token = state.linkTokens.get(session.linkToken ?? "");
  if (token && now >= token.expiresAt) return { action: "expire" };
  const isIdle = now - (session.events.at(-1)?.at ?? now) >= PATIENCE_MS;
  return session.pane.name === "accounts" && isIdle ? { action: "time_out" } : action;
}

function kill(state: State, linkToken: string) {
  const token = state.linkTokens.get(linkToken);
  if (token) state.linkTokens.set(linkToken, { ...token, isDead: true });
}

/** An outcome of the bank's page is taken once, by the page that waited for it or by the one it led back to. */
function takeOutcome(state: State, session: LinkSession, now: number) {
  const login = state.oauthLogins.get(oauthStateId(session));
  if (login?.outcome) state.oauthLogins.set(login.id, { ...login, processedAt: now });
}
