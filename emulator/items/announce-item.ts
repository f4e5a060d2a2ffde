import type { Item } from "../state/entities";
import type { State } from "../state/state";
import { announce } from "../webhooks/announce";

/** Sends a webhook about an Item to where it wants them, if anywhere. */
export function announceItem(
  state: State,
  item: Item,
  body: Record<string, unknown> & { webhook_type: string; webhook_code: string },
  now: number,
): void {
  announce(state, now, item.webhook, { ...body, item_id: item.id });
}
