import type { UserAccountSessionGetRequest, UserAccountSessionGetResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { PlaidFailure } from "../plaid-failure";
import { ids } from "../state/ids";

const fields = {
  public_token: z.string().min(1),
} satisfies RequestFields<UserAccountSessionGetRequest>;

/** `/user_account/session/get`. For half an hour it answers the same however often it is asked; Items removed since are left out. */
export const userAccountSessionGet = endpoint(
  fields,
  ({ public_token }, { state, now }): Answer<UserAccountSessionGetResponse> => {
    if (!ids.isToken("profile", public_token)) {
      throw new PlaidFailure(
        "INVALID_PUBLIC_TOKEN",
        "provided public token is in an invalid format. expected format: profile-<environment>-<identifier>",
      );
    }
    const profile = state.layerProfiles.get(public_token);
    if (!profile) throw new PlaidFailure("INVALID_PUBLIC_TOKEN");
    if (profile.expiresAt <= now) {
      throw new PlaidFailure(
        "INVALID_PUBLIC_TOKEN",
        "provided public token is expired. Public tokens expire 30 minutes after creation at which point they can no longer be exchanged",
      );
    }
    const items = profile.itemIds
      .map((id) => state.items.get(id))
      .filter((item) => item !== undefined)
      .filter(({ removedAt }) => removedAt === null);
    return {
      identity: profile.identity,
      items: items.map(({ id, accessToken }) => ({ item_id: id, access_token: accessToken })),
      identity_edit_history: profile.editHistory,
    };
  },
);
