import { ids } from "../state/ids";
import type { LinkSession } from "./link-session";

/** The `oauth_state_id` of a session's visit to the bank. A retry has another one. */
export const oauthStateId = ({ id, oauth }: Pick<LinkSession, "id" | "oauth">): string =>
  ids.derivedUuid(id, "oauth", oauth.attempt);
