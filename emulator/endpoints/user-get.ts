import type { UserGetRequest, UserGetResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { requireUser } from "../users/require-user";

const fields = { user_id: z.string().min(1) } satisfies RequestFields<UserGetRequest>;

/** `/user/get`. Tells what the app has told of a user. */
export const userGet = endpoint(fields, ({ user_id }, { state }): Answer<UserGetResponse> => {
  const user = requireUser(state, { user_id });
  return {
    user_id: user.id,
    client_user_id: user.clientUserId,
    created_at: new Date(user.createdAt).toISOString(),
    updated_at: new Date(user.updatedAt).toISOString(),
    identity: user.identity,
  };
});
