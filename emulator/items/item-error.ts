import type { PlaidErrorCode } from "../plaid-errors";
import type { Item } from "../state/entities";

const LOGIN_LASTS_MS = 30 * 24 * 60 * 60 * 1000;

/** What is wrong with an Item now, if anything. A sandbox login goes stale by itself after 30 days. */
export function itemError(item: Item, now: number): PlaidErrorCode | null {
  const isStale = now - item.signedInAt >= LOGIN_LASTS_MS;
  return item.errorCode ?? (isStale ? "ITEM_LOGIN_REQUIRED" : null);
}
