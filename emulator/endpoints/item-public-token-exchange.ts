import type { ItemPublicTokenExchangeRequest, ItemPublicTokenExchangeResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { PlaidFailure } from "../plaid-failure";
import { ids } from "../state/ids";

const fields = {
  public_token: z.string().min(1),
} satisfies RequestFields<ItemPublicTokenExchangeRequest>;

/**
 * `/item/public_token/exchange`. Plaid has been seen to answer a second exchange like the first, and
 * does not promise to; `publicTokenExchange` in the settings chooses between the two.
 */
export const itemPublicTokenExchange = endpoint(
  fields,
  ({ public_token }, { state, now }): Answer<ItemPublicTokenExchangeResponse> => {
    if (!ids.isToken("public", public_token)) {
      throw new PlaidFailure(
        "INVALID_PUBLIC_TOKEN",
        "provided public token is in an invalid format. expected format: public-<environment>-<identifier>",
      );
    }
    const issued = state.publicTokens.get(public_token);
    const item = state.items.get(issued?.itemId ?? "");
    if (!issued || !item) throw new PlaidFailure("INVALID_PUBLIC_TOKEN");
    if (issued.expiresAt <= now) {
      throw new PlaidFailure(
        "INVALID_PUBLIC_TOKEN",
        "provided public token is expired. Public tokens expire 30 minutes after creation at which point they can no longer be exchanged",
      );
    }
    if (issued.exchangedAt !== null && state.settings().publicTokenExchange === "one-time") {
      throw new PlaidFailure("INVALID_PUBLIC_TOKEN");
    }
    if (item.removedAt !== null) throw new PlaidFailure("ITEM_NOT_FOUND");

    state.publicTokens.set(public_token, { ...issued, exchangedAt: issued.exchangedAt ?? now });
    return { access_token: item.accessToken, item_id: item.id };
  },
);
