import { PlaidFailure } from "../plaid-failure";
import { isUpdateMode } from "./is-update-mode";
import type { LinkTokenRule } from "./link-token-create-rules";

const invalid = (message: string) => new PlaidFailure("INVALID_FIELD", message);
const noUser = () =>
  new PlaidFailure("MISSING_FIELDS", "the following required fields are missing: user_id");

/** What must fit together where a link token adds several Items, or updates one of several. */
export const severalItemsRules: readonly LinkTokenRule[] = [
  ({ enable_multi_item_link, user_id, user_token }) =>
    enable_multi_item_link === true && !user_id && !user_token && noUser(),
  (request) =>
    request.enable_multi_item_link === true &&
    isUpdateMode(request) &&
    invalid("enable_multi_item_link must not be given in update mode"),

  ({ update, user_id, user_token }) => update?.user === true && !user_id && !user_token && noUser(),
  ({ access_token, access_tokens, update }) =>
    [access_token, access_tokens, update?.user].filter(Boolean).length > 1 &&
    invalid("only one of access_token, access_tokens and update.user must be given"),
  ({ access_tokens }) =>
    access_tokens?.length === 0 && invalid("access_tokens must be a non-empty string array"),
  ({ update }) =>
    Boolean(update?.item_ids?.length) &&
    update?.user !== true &&
    invalid("update.item_ids must be given with update.user"),
];
