import { isUpdateMode } from "./is-update-mode";
import type { LinkTokenRequest } from "./link-token-create-rules";

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;

const UPDATE_MODE_MS = 30 * MINUTE_MS;
const NEW_ITEM_MS = 4 * HOUR_MS;

/** How long a person has to open a link that reached them in one way or another. */
const hosted = { none: 30 * MINUTE_MS, sms: 24 * HOUR_MS, email: 7 * 24 * HOUR_MS } as const;

/** How long a link token lives: in update mode half an hour at most, for a Hosted page as long as the app wants. */
export function linkTokenLifetime(request: LinkTokenRequest): number {
  const { hosted_link } = request;
  const longest = isUpdateMode(request) ? UPDATE_MODE_MS : Number.POSITIVE_INFINITY;
  if (!hosted_link) return Math.min(NEW_ITEM_MS, longest);
  const { url_lifetime_seconds: seconds, delivery_method = "none" } = hosted_link;
  return Math.min(seconds === undefined ? hosted[delivery_method] : seconds * 1000, longest);
}
