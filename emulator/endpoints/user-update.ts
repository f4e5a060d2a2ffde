import type { UserUpdateRequest, UserUpdateResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { consumerReportUserIdentity, userIdentity } from "../requests/user-identity";
import { checkIdentity } from "../users/check-identity";
import { identityOfReport } from "../users/identity-of-report";
import { requireUser } from "../users/require-user";

const fields = {
  user_id: z.string().min(1).optional(),
  user_token: z.string().min(1).optional(),
  identity: userIdentity.nullish(),
  consumer_report_user_identity: consumerReportUserIdentity.nullish(),
} satisfies RequestFields<UserUpdateRequest>;

/** `/user/update`. What is given of the identity replaces what was there; the rest stays. */
export const userUpdate = endpoint(
  fields,
  (request, { state, now }): Answer<UserUpdateResponse> => {
    const user = requireUser(state, request);
    const report = request.consumer_report_user_identity;
    const given = request.identity ?? (report ? identityOfReport(report) : null);
    if (given) checkIdentity(given);

    const identity = given ? { ...user.identity, ...given } : user.identity;
    state.users.set(user.id, { ...user, identity, updatedAt: now });
    return {};
  },
);
