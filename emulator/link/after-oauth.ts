import type { LinkSession } from "./link-session";
import type { Moment } from "./moment";
import type { OauthOutcome } from "./oauth-bank/oauth-login";
import { recordEvent } from "./record-event";
import { showPane } from "./show-pane";

/** The session with what the bank's own page sent the person back with. */
export function afterOauth(
  session: LinkSession,
  outcome: OauthOutcome,
  moment: Moment,
): LinkSession {
  switch (outcome.kind) {
    case "granted":
      return showPane(again(session), { name: "loading", signIn: outcome }, moment);
    case "refused":
      return showPane(again(session), { name: "problem", code: outcome.code }, moment);
    case "cancelled":
      return stay(recordEvent(session, "CLOSE_OAUTH", moment), { hasFailed: false });
    case "failed":
      return stay(recordEvent(session, "FAIL_OAUTH", moment), { hasFailed: true });
  }
}

/** The next visit is one of its own. */
const again = (session: LinkSession): LinkSession => ({
  ...session,
  oauth: { ...session.oauth, attempt: session.oauth.attempt + 1 },
});

const stay = (session: LinkSession, { hasFailed }: { hasFailed: boolean }): LinkSession => ({
  ...again(session),
  pane: { name: "oauth", isOpen: false, hasFailed },
});
