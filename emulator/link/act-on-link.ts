import type { State } from "../state/state";
import { advanceSession } from "./advance-session";
import { canUpdate } from "./can-update";
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

  if (due.action !== "expire") killLost(state, session, advanced);
  if (session.pane.name === "oauth" && session.pane.isOpen) takeOutcome(state, session, moment.at);
  const withResult = advanced.layer ? layerResult : linkResult;
  const settled =
    advanced.linked.length > session.linked.length ? withResult(state, advanced, moment) : advanced;
  if (settled.layer) announceLayer(state, session, settled, moment.at);
  const told = tellOfSession(state, session, settled, moment.at);
  keepSession(state, told);
  return told;
}

/**
 * What ends a session before the person can act: its token expires, the Item that it updates is
 * removed or revoked, a choice is waited for in vain.
 */
function overdue(state: State, session: LinkSession, action: LinkAction, now: number): LinkAction {
  if (action.action === "force_exit" || action.action === "exit") return action;
  const token = state.linkTokens.get(session.linkToken ?? "");
  const { update } = session.config;
  const isGone = update !== null && !canUpdate(state.items.get(update.itemId));
  if (token && (isGone || now >= token.expiresAt)) return { action: "expire" };
  const isIdle = now - (session.events.at(-1)?.at ?? now) >= PATIENCE_MS;
  return session.pane.name === "accounts" && isIdle ? { action: "time_out" } : action;
}

/** A token that a session lost by what the person did is dead for every other session too. */
function killLost(state: State, before: LinkSession, { linkToken }: LinkSession) {
  const token = linkToken === null && state.linkTokens.get(before.linkToken ?? "");
  if (token) state.linkTokens.set(token.token, { ...token, isDead: true });
}

/** An outcome of the bank's page is taken once, by the page that waited for it or by the one it led back to. */
function takeOutcome(state: State, session: LinkSession, now: number) {
  const login = state.oauthLogins.get(oauthStateId(session));
  if (login?.outcome) state.oauthLogins.set(login.id, { ...login, processedAt: now });
}
