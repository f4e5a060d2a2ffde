import type { PlaidErrorCode } from "../plaid-errors";
import type { Item } from "../state/entities";
import { consentExpiry } from "./consent-expiry";
import { loginExpiry } from "./login-expiry";

/** What is wrong with an Item now, if anything. A sandbox login goes stale by itself; a consent ends. */
export function itemError(item: Item, now: number): PlaidErrorCode | null {
  const isOver =
    now >= loginExpiry(item) || now >= (consentExpiry(item) ?? Number.POSITIVE_INFINITY);
  return item.errorCode ?? (isOver ? "ITEM_LOGIN_REQUIRED" : null);
}
