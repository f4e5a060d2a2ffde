import type { UserItemsGetRequest, UserItemsGetResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { itemAnswer } from "../items/item-answer";
import { requireUser } from "../users/require-user";

const fields = {
  user_id: z.string().min(1).optional(),
  user_token: z.string().min(1).optional(),
} satisfies RequestFields<UserItemsGetRequest>;

/** `/user/items/get`. The Items that were linked for a user and are still there, oldest first. */
export const userItemsGet = endpoint(
  fields,
  (request, { state, now }): Answer<UserItemsGetResponse> => {
    const { itemIds } = requireUser(state, request);
    const items = itemIds.map((id) => state.items.get(id)).filter((item) => item !== undefined);
    return { items: items.map((item) => itemAnswer(item, now)) };
  },
);
