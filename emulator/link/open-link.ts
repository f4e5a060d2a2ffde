import { itemError } from "../items/item-error";
import type { LinkConfig } from "../state/entities";
import { ids } from "../state/ids";
import type { State } from "../state/state";
import { itemToUpdate } from "./item-to-update";
import { keepSession } from "./keep-session";
import type { LinkSession } from "./link-session";
import { linkTokenUse } from "./link-token-use";
import type { Moment } from "./moment";
import { startSession } from "./start-session";
import { updateOf } from "./update-of";

/**
 * Opens Link with a token. With one that is unknown, expired or used up the session can only be
 * left. On a Hosted page a bank opens in a window always, as there is no page of the app to leave.
 */
export function openLink(
  state: State,
  linkToken: string,
  moment: Moment,
  { isWebview = false, isHosted = false }: { isWebview?: boolean; isHosted?: boolean } = {},
): LinkSession {
  const known = state.linkTokens.get(linkToken);
  const isOpen = known && linkTokenUse(state, known, moment.at) === "open";
  const config = isOpen ? configNow(state, known.config, moment.at) : null;
  const { webview, accountSelect } = state.settings();
  const leavesPage = config?.redirectUri && (isWebview || webview) && !isHosted;
  const session = startSession(ids.uuid(), config && { token: linkToken, config }, moment, {
    oauthMode: leavesPage ? "redirect" : "popup",
    accountSelect,
    needsSignIn: config !== null && needsSignIn(state, config, moment.at),
  });

  keepSession(state, session);
  if (known && config) {
    state.linkTokens.set(linkToken, { ...known, sessionIds: [...known.sessionIds, session.id] });
  }
  return session;
}

/** Of several Items that may be updated, one is chosen each time Link opens. Null where none is left. */
function configNow(state: State, config: LinkConfig, now: number): LinkConfig | null {
  if (!config.updateAny) return config;
  const item = itemToUpdate(state, config, now);
  return item && { ...config, update: updateOf(item, config.updateAny) };
}

/** An Item whose login works is asked for nothing but what the app wants more of it. */
function needsSignIn(state: State, config: LinkConfig, now: number): boolean {
  const item = state.items.get(config.update?.itemId ?? "");
  if (!item || !config.update) return true;
  const wantsMore = config.update.selectAccounts || config.consentedProducts.length > 0;
  return !wantsMore || itemError(item, now) !== null;
}
