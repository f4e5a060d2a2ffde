import type { Item } from "../state/entities";

/** What an Item is like whose person has just signed in: nothing is wrong, and what runs out begins anew. */
export const soundLogin = (now: number) =>
  ({
    errorCode: null,
    errorAt: null,
    signedInAt: now,
    disconnectsAt: null,
  }) satisfies Partial<Item>;
