import type { ItemPublicTokenCreateRequest, ItemPublicTokenCreateResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { issuePublicToken } from "../items/issue-public-token";
import { requireItem } from "../items/require-item";

const fields = {
  access_token: z.string().min(1),
} satisfies RequestFields<ItemPublicTokenCreateRequest>;

/** `/item/public_token/create`. Another public token for an Item there is already; its exchange gives the same access token. */
export const itemPublicTokenCreate = endpoint(
  fields,
  ({ access_token }, { state, now }): Answer<ItemPublicTokenCreateResponse> => {
    const item = requireItem(state, access_token);

    const public_token = issuePublicToken(state, item.id, now);
    const expiresAt = state.publicTokens.get(public_token)?.expiresAt ?? now;
    return { public_token, expiration: new Date(expiresAt).toISOString() };
  },
);
