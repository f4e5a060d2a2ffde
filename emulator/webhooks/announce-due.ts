import { itemError } from "../items/item-error";
import type { State } from "../state/state";
import { announce } from "./announce";
import { itemErrorWebhook } from "./item-error-webhook";

/** Announces what has come about by time alone, each thing once: logins that have gone stale. */
export function announceDue(state: State, now: number): void {
  const stale = Array.from(state.items.entries(), ([, item]) => item).filter(
    (item) => item.removedAt === null && item.errorCode === null && itemError(item, now) !== null,
  );
  for (const { id, webhook, signedInAt } of stale) {
    const notice = `login:${id}:${signedInAt}`;
    if (state.notices.get(notice)) continue;
    state.notices.set(notice, true);
    announce(state, now, webhook, itemErrorWebhook(id, "ITEM_LOGIN_REQUIRED"));
  }
}
