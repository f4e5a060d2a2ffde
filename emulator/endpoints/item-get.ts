import type { ItemGetRequest, ItemGetResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { consentedScopes } from "../items/consented-scopes";
import { itemAnswer } from "../items/item-answer";
import { requireItem } from "../items/require-item";

const fields = { access_token: z.string().min(1) } satisfies RequestFields<ItemGetRequest>;

/** `/item/get`. An Item in error still answers; the error is in its `error`. */
export const itemGet = endpoint(
  fields,
  ({ access_token }, { state, now }): Answer<ItemGetResponse> => {
    const item = requireItem(state, access_token, { evenRevoked: true });
    const { transactions } = item;
    const lastWebhook = state.lastWebhooks.get(item.id) ?? null;
    const answered = itemAnswer(item, now);
    return {
      item: {
        ...answered,
        created_at: new Date(item.createdAt).toISOString(),
        ...(answered.consented_products && {
          consented_data_scopes: consentedScopes(item.consentedProducts),
          consented_use_cases: [],
        }),
      },
      status: {
        investments: item.products.includes("investments") ? updates(item.createdAt) : null,
        transactions:
          transactions &&
          updates(transactions.stage === "not ready" ? null : transactions.updatedAt),
        last_webhook: lastWebhook && {
          sent_at: new Date(lastWebhook.sentAt).toISOString(),
          code_sent: lastWebhook.code,
        },
      },
    };
  },
);

const updates = (at: number | null) => ({
  last_successful_update: at === null ? null : new Date(at).toISOString(),
  last_failed_update: null,
});
