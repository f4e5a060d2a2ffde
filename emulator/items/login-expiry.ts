import type { Item } from "../state/entities";

const LOGIN_LASTS_MS = 30 * 24 * 60 * 60 * 1000;

/** When a login ends: 30 days after the last sign-in, as the sandbox has it, or when the bank has said that it disconnects. */
export const loginExpiry = (item: Pick<Item, "signedInAt" | "disconnectsAt">): number =>
  Math.min(item.signedInAt + LOGIN_LASTS_MS, item.disconnectsAt ?? Number.POSITIVE_INFINITY);
