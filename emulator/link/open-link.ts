import { itemError } from "../items/item-error";
import type { LinkToken } from "../state/entities";
import { ids } from "../state/ids";
import type { State } from "../state/state";
import { keepSession } from "./keep-session";
import { startLayer } from "./layer/start-layer";
import type { LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { startSession } from "./start-session";
import { usableLinkToken } from "./usable-link-token";

/** Opens Link with a token. With one that is unknown, expired or used up the session can only be left. */
export function openLink(
  state: State,
  linkToken: string,
  moment: Moment,
  {
    isWebview = state.settings().webview,
    chosenFirst = null,
  }: { isWebview?: boolean; chosenFirst?: LinkSession["chosenFirst"] } = {},
): LinkSession {
  const link = usableLinkToken(state, linkToken, moment.at);
  const { accountSelect } = state.settings();
  const leavesPage = link?.config.redirectUri && isWebview;
  const started = startSession(ids.uuid(), link, moment, {
    oauthMode: leavesPage ? "redirect" : "popup",
    accountSelect,
    needsSignIn: link !== null && needsSignIn(state, link, moment.at),
    chosenFirst,
  });
  const session = link?.config.layer ? startLayer(started) : started;

  keepSession(state, session);
  if (link) {
    state.linkTokens.set(linkToken, { ...link, sessionIds: [...link.sessionIds, session.id] });
  }
  return session;
}

/** An Item whose login works is asked for nothing but what the app wants more of it. */
function needsSignIn(state: State, { config }: LinkToken, now: number): boolean {
  const item = state.items.get(config.update?.itemId ?? "");
  if (!item || !config.update) return true;
  const wantsMore = config.update.selectAccounts || config.consentedProducts.length > 0;
  return !wantsMore || itemError(item, now) !== null;
}
