import type { UserRemoveRequest, UserRemoveResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { removeItem } from "../items/remove-item";
import { requireUser } from "../users/require-user";

const fields = {
  user_id: z.string().min(1).optional(),
  user_token: z.string().min(1).optional(),
} satisfies RequestFields<UserRemoveRequest>;

/** `/user/remove`. Removes the user's Items too. */
export const userRemove = endpoint(
  fields,
  (request, { state, now }): Answer<UserRemoveResponse> => {
    const user = requireUser(state, request);

    for (const id of user.itemIds) {
      const item = state.items.get(id);
      if (item) removeItem(state, item, now);
    }
    state.users.set(user.id, { ...user, identity: null, itemIds: [], removedAt: now });
    return {};
  },
);
