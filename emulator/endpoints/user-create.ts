import type { UserCreateRequest, UserCreateResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { clientUserId } from "../requests/link-token-user";
import { consumerReportUserIdentity, userIdentity } from "../requests/user-identity";
import type { User } from "../state/entities";
import { ids } from "../state/ids";
import { checkIdentity } from "../users/check-identity";
import { identityOfReport } from "../users/identity-of-report";

const fields = {
  client_user_id: clientUserId.max(128),
  identity: userIdentity.nullish(),
  end_customer: z.string().optional(),
  consumer_report_user_identity: consumerReportUserIdentity.nullish(),
  with_upgraded_user: z.boolean().optional(),
} satisfies RequestFields<UserCreateRequest>;

/** `/user/create`. The same `client_user_id` again answers the same user, as long as that one is not removed. */
export const userCreate = endpoint(
  fields,
  (request, { state, now }): Answer<UserCreateResponse> => {
    const report = request.consumer_report_user_identity;
    const identity = request.identity ?? (report ? identityOfReport(report) : null);
    if (identity) checkIdentity(identity);

    const known = ids.derived("client_user_id", request.client_user_id);
    const existing = state.users.get(state.userIds.get(known) ?? "");
    if (existing && existing.removedAt === null) return answer(existing);

    const withToken = state.settings().userTokens && request.with_upgraded_user !== true;
    const user: User = {
      id: ids.user(),
      token: withToken ? ids.token("user") : null,
      clientUserId: request.client_user_id,
      identity,
      itemIds: [],
      createdAt: now,
      updatedAt: now,
      removedAt: null,
    };
    state.users.set(user.id, user);
    state.userIds.set(known, user.id);
    if (user.token !== null) state.userIds.set(user.token, user.id);
    return answer(user);
  },
);

const answer = ({ id, token }: User) => ({
  user_id: id,
  ...(token !== null && { user_token: token }),
});
