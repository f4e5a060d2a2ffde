import type { Item } from "../state/entities";

/** What an event makes of an Item, and the webhook that says so, which names the Item unless it says otherwise. */
export type EventOutcome = {
  item: Item;
  webhook: Record<string, unknown> & { webhook_type: string; webhook_code: string };
};

/** By its name, what comes of each event, or why it cannot happen to an Item. */
export type EventOutcomes<Event extends { event: string }> = {
  readonly [One in Event as One["event"]]: (
    item: Item,
    now: number,
    happening: One,
  ) => EventOutcome;
};
