import { describeError, type PlaidErrorCode } from "../plaid-errors";

/** An error as sessions tell it. The one field that can be invalid in Link is the URI one came back by. */
export const sessionError = (code: PlaidErrorCode) =>
  describeError(
    code,
    code === "INVALID_FIELD"
      ? "oauth uri does not contain a valid oauth_state_id query parameter"
      : undefined,
  );
