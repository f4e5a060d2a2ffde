import { itemError } from "../items/item-error";
import type { LinkConfig } from "../state/entities";
import { ids } from "../state/ids";
import type { State } from "../state/state";
import { canUpdate } from "./can-update";
import { itemToUpdate } from "./item-to-update";
import { keepSession } from "./keep-session";
import { startLayer } from "./layer/start-layer";
import type { LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { startSession } from "./start-session";
import { updateOf } from "./update-of";
import { usableLinkToken } from "./usable-link-token";
import { wayBack } from "./way-back";

/**
 * Opens Link with a token. With one that is unknown, expired or used up, or whose Item is removed or
 * revoked, the session can only be left.
 */
export function openLink(
  state: State,
  linkToken: string,
  moment: Moment,
  {
    isWebview = state.settings().webview,
    isHosted = false,
    chosenFirst = null,
  }: { isWebview?: boolean; isHosted?: boolean; chosenFirst?: LinkSession["chosenFirst"] } = {},
): LinkSession {
  const link = usableLinkToken(state, linkToken, moment.at);
  const config = link && configNow(state, link.config, moment.at);
  const { accountSelect } = state.settings();
  const started = startSession(ids.uuid(), config && { token: linkToken, config }, moment, {
    returnUri: config && wayBack(config, { isWebview, isHosted }),
    accountSelect,
    needsSignIn: config !== null && needsSignIn(state, config, moment.at),
    chosenFirst,
  });
  const session = config?.layer ? startLayer(started) : started;

  keepSession(state, session);
  if (link && config) {
    state.linkTokens.set(linkToken, { ...link, sessionIds: [...link.sessionIds, session.id] });
  }
  return session;
}

/** Of several Items that may be updated, one is chosen each time Link opens. Null where none is left that can be. */
function configNow(state: State, config: LinkConfig, now: number): LinkConfig | null {
  if (config.update && !canUpdate(state.items.get(config.update.itemId))) return null;
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
