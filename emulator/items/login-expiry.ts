import type { Item } from "../state/entities";

const LOGIN_LASTS_MS = 30 * 24 * 60 * 60 * 1000;

/** When the sandbox lets a login go stale, 30 days after the last sign-in. */
export const loginExpiry = (item: Pick<Item, "signedInAt">): number =>
  item.signedInAt + LOGIN_LASTS_MS;
