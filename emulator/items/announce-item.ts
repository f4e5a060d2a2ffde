import type { Item } from "../state/entities";
import type { State } from "../state/state";
import { announce } from "../webhooks/announce";

/** Sends a webhook about an Item to where it wants them, and answers the Item, which remembers the last one. */
export function announceItem(
  state: State,
  item: Item,
  body: Record<string, unknown> & { webhook_type: string; webhook_code: string },
  now: number,
): Item {
  if (item.webhook === null) return item;
  announce(state, now, item.webhook, { ...body, item_id: item.id });
  const told: Item = { ...item, lastWebhook: { code: body.webhook_code, at: now } };
  state.items.set(item.id, told);
  return told;
}
