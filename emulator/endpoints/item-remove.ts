import type { ItemRemoveRequest, ItemRemoveResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { removeItem } from "../items/remove-item";
import { requireItem } from "../items/require-item";

const fields = {
  access_token: z.string().min(1),
  reason_code: z
    .enum([
      "FRAUD_FIRST_PARTY",
      "FRAUD_FALSE_IDENTITY",
      "FRAUD_ABUSE",
      "FRAUD_OTHER",
      "CONNECTION_IS_NON_FUNCTIONAL",
      "OTHER",
    ])
    .nullish(),
  reason_note: z.string().max(512).nullish(),
} satisfies RequestFields<ItemRemoveRequest>;

/** `/item/remove`. From then on every call with the access token answers ITEM_NOT_FOUND. */
export const itemRemove = endpoint(
  fields,
  ({ access_token }, { state, now }): Answer<ItemRemoveResponse> => {
    const item = requireItem(state, access_token, { evenRevoked: true });

    removeItem(state, item, now);
    return {};
  },
);
