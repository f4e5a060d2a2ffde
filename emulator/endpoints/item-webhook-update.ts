import type { ItemWebhookUpdateRequest, ItemWebhookUpdateResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { announceItem } from "../items/announce-item";
import { itemAnswer } from "../items/item-answer";
import { requireItem } from "../items/require-item";
import { url } from "../requests/url";

const fields = {
  access_token: z.string().min(1),
  webhook: url.nullish(),
} satisfies RequestFields<ItemWebhookUpdateRequest>;

/** `/item/webhook/update`. The new URL hears of it; null ends the webhooks. */
export const itemWebhookUpdate = endpoint(
  fields,
  ({ access_token, webhook }, { state, now }): Answer<ItemWebhookUpdateResponse> => {
    const item = requireItem(state, access_token);
    if (webhook === undefined) return { item: itemAnswer(item, now) };

    const updated = { ...item, webhook };
    state.items.set(item.id, updated);
    const body = { webhook_type: "ITEM", webhook_code: "WEBHOOK_UPDATE_ACKNOWLEDGED", error: null };
    announceItem(state, updated, { ...body, new_webhook_url: webhook }, now);
    return { item: itemAnswer(updated, now) };
  },
);
