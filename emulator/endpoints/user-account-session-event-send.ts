import type {
  UserAccountSessionEventSendRequest,
  UserAccountSessionEventSendResponse,
} from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { PlaidFailure } from "../plaid-failure";

const fields = {
  link_session_id: z.string().min(1),
  event: z.strictObject({
    name: z.string().min(1),
    timestamp: z.iso.datetime({ offset: true, error: "must be an ISO 8601 timestamp" }),
    outcome: z.string().optional(),
  }),
  cohort_id: z.string().optional(),
} satisfies RequestFields<UserAccountSessionEventSendRequest>;

/** `/user_account/session/event/send`. What an app tells of a Layer session is for Plaid's analytics; nothing answers it. */
export const userAccountSessionEventSend = endpoint(
  fields,
  ({ link_session_id }, { state }): Answer<UserAccountSessionEventSendResponse> => {
    if (!state.linkSessions.get(link_session_id)?.layer) {
      throw new PlaidFailure("INVALID_FIELD", "link_session_id must be that of a Layer session");
    }
    return {};
  },
);
