import type { ItemAccessTokenInvalidateRequest, ItemAccessTokenInvalidateResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { requireItem } from "../items/require-item";
import { ids } from "../state/ids";

const fields = {
  access_token: z.string().min(1),
} satisfies RequestFields<ItemAccessTokenInvalidateRequest>;

/** `/item/access_token/invalidate`. The old token is unknown at once; the Item stays as it is. */
export const itemAccessTokenInvalidate = endpoint(
  fields,
  ({ access_token }, { state }): Answer<ItemAccessTokenInvalidateResponse> => {
    const item = requireItem(state, access_token);

    const accessToken = ids.token("access");
    state.items.set(item.id, { ...item, accessToken });
    state.accessTokens.set(accessToken, item.id);
    state.accessTokens.delete(access_token);
    return { new_access_token: accessToken };
  },
);
