import type { Item } from "../state/entities";
import { consentExpiry } from "./consent-expiry";
import { itemError } from "./item-error";
import { loginExpiry } from "./login-expiry";

/** Since when an Item has needed update mode; null where it does not. */
export function brokenSince(item: Item, now: number): number | null {
  if (itemError(item, now) === null) return null;
  if (item.errorCode !== null) return item.errorAt ?? item.signedInAt;
  return Math.min(loginExpiry(item), consentExpiry(item) ?? Number.POSITIVE_INFINITY);
}
