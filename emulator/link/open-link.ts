import { itemError } from "../items/item-error";
import type { LinkToken } from "../state/entities";
import { ids } from "../state/ids";
import type { State } from "../state/state";
import { keepSession } from "./keep-session";
import { startLayer } from "./layer/start-layer";
import type { LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { startSession } from "./start-session";

/** Opens Link with a token. With one that is unknown, expired or used up the session can only be left. */
export function openLink(
  state: State,
  linkToken: string,
  moment: Moment,
  { isWebview = false }: { isWebview?: boolean } = {},
): LinkSession {
  const known = state.linkTokens.get(linkToken);
  const link = known && isUsable(state, known, moment.at) ? known : null;
  const { webview, accountSelect } = state.settings();
  const leavesPage = link?.config.redirectUri && (isWebview || webview);
  const started = startSession(ids.uuid(), link, moment, {
    oauthMode: leavesPage ? "redirect" : "popup",
    accountSelect,
    needsSignIn: link !== null && needsSignIn(state, link, moment.at),
  });
  const session = link?.config.layer ? startLayer(started) : started;

  keepSession(state, session);
  if (link) {
    state.linkTokens.set(linkToken, { ...link, sessionIds: [...link.sessionIds, session.id] });
  }
  return session;
}

function isUsable(state: State, token: LinkToken, now: number): boolean {
  if (now >= token.expiresAt || token.isDead) return false;
  if (state.settings().linkTokens === "reusable") return true;
  return !token.sessionIds.some((id) => state.linkSessions.get(id)?.result?.kind === "success");
}

/** An Item whose login works is asked for nothing but what the app wants more of it. */
function needsSignIn(state: State, { config }: LinkToken, now: number): boolean {
  const item = state.items.get(config.update?.itemId ?? "");
  if (!item || !config.update) return true;
  const wantsMore = config.update.selectAccounts || config.consentedProducts.length > 0;
  return !wantsMore || itemError(item, now) !== null;
}
