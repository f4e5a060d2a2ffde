import type { LinkSession } from "./link-session";
import { oauthStateId } from "./oauth-state-id";

/** Where the bank's own page of a session's visit is, on the emulator. */
export const bankPath = (session: LinkSession): string =>
  `/link/v2/stable/bank/${oauthStateId(session)}`;
