import type { ItemGetRequest, ItemGetResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { itemAnswer } from "../items/item-answer";
import { requireItem } from "../items/require-item";

const fields = { access_token: z.string().min(1) } satisfies RequestFields<ItemGetRequest>;

/** `/item/get`. An Item in error still answers; the error is in its `error`. */
export const itemGet = endpoint(
  fields,
  ({ access_token }, { state, now }): Answer<ItemGetResponse> => {
    const item = requireItem(state, access_token);
    const lastWebhook = state.lastWebhooks.get(item.id) ?? null;
    const updated = {
      last_successful_update: new Date(item.createdAt).toISOString(),
      last_failed_update: null,
    };
    return {
      item: { ...itemAnswer(item, now), created_at: new Date(item.createdAt).toISOString() },
      status: {
        investments: item.products.includes("investments") ? updated : null,
        transactions: item.products.includes("transactions") ? updated : null,
        last_webhook: lastWebhook && {
          sent_at: new Date(lastWebhook.sentAt).toISOString(),
          code_sent: lastWebhook.code,
        },
      },
    };
  },
);
