import { afterOauth } from "./after-oauth";
import type { LinkFacts } from "./link-facts";
import type { LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { oauthStateId } from "./oauth-state-id";

/** The session once its visit to the bank's own page is over; unchanged while it goes on. `closed` says that the bank's window is gone. */
export function checkOauth(
  session: LinkSession,
  { closed }: { closed: boolean },
  facts: LinkFacts,
  moment: Moment,
): LinkSession {
  const outcome = facts.oauthOutcome(oauthStateId(session));
  if (outcome) return afterOauth(session, outcome, moment);
  return closed ? afterOauth(session, { kind: "cancelled" }, moment) : session;
}
