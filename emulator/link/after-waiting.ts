import type { PlaidErrorCode } from "../plaid-errors";
import { connect } from "./connect";
import { eligibleAccounts } from "./eligible-accounts";
import type { Awaited, LinkSession, Pane } from "./link-session";
import type { Moment } from "./moment";
import { showPane } from "./show-pane";

/** After this many refused logins and answers Plaid lets a link token die. */
const MOST_REFUSALS = 5;

/** The session once the bank has answered: further, back with an error, or at the end of its token. */
export function afterWaiting(session: LinkSession, awaited: Awaited, moment: Moment): LinkSession {
  switch (awaited.kind) {
    case "unsupported":
      return showPane(session, { name: "unsupported", what: "login" }, moment);
    case "refused":
      return refused(session, refusal(awaited.code), moment);
    case "challenged": {
      const { rounds } = awaited;
      return showPane(session, { name: "mfa", rounds, round: 0, problem: null }, moment);
    }
    case "answered":
      return afterAnswer(session, awaited, moment);
    case "accepted":
      return signedIn(session, moment);
    case "granted":
      return granted(session, awaited.masks, moment);
  }
}

/** A wrong login or answer is met where it was given; everything else is a pane of its own. */
function refusal(code: PlaidErrorCode): Pane {
  switch (code) {
    case "INVALID_CREDENTIALS":
    case "INVALID_UPDATED_USERNAME":
      return { name: "credentials", problem: code };
    case "INVALID_MFA":
      // A test password that brings about this error: no code is ever right.
      return { name: "mfa", rounds: [{ type: "code", answer: null }], round: 0, problem: code };
    default:
      return { name: "problem", code };
  }
}

function refused(session: LinkSession, pane: Pane, moment: Moment): LinkSession {
  if (pane.name === "problem") return showPane(session, pane, moment);
  const counted = { ...session, refusals: session.refusals + 1 };
  if (counted.refusals < MOST_REFUSALS) return showPane(counted, pane, moment);
  const dead: LinkSession = { ...counted, linkToken: null };
  return showPane(dead, { name: "problem", code: "INVALID_LINK_TOKEN" }, moment);
}

function afterAnswer(
  session: LinkSession,
  { rounds, round, isRight }: Extract<Awaited, { kind: "answered" }>,
  moment: Moment,
): LinkSession {
  if (!isRight) {
    const problem = rounds[round]?.type === "recaptcha" ? "RECAPTCHA_BAD" : "INVALID_MFA";
    return refused(session, { name: "mfa", rounds, round, problem }, moment);
  }
  const next = round + 1;
  return next < rounds.length
    ? showPane(session, { name: "mfa", rounds, round: next, problem: null }, moment)
    : signedIn(session, moment);
}

function signedIn(session: LinkSession, moment: Moment): LinkSession {
  const { consentedProducts, update } = session.config;
  if (update && consentedProducts.length > 0 && session.pane.name !== "more-consent") {
    return showPane(session, { name: "more-consent" }, moment);
  }
  if (update && !update.selectAccounts) return connect(session, update.masks, moment);
  const offered = eligibleAccounts(session);
  if (offered.length === 0) {
    return showPane(session, { name: "problem", code: "NO_ACCOUNTS" }, moment);
  }
  if (session.accountSelect === "all") {
    const masks = offered.map(({ key }) => key);
    return connect(session, masks, moment);
  }
  return showPane(session, { name: "accounts" }, moment);
}

/** The bank's own page has let the person choose; what the app does not want is left out. */
function granted(session: LinkSession, shared: readonly string[], moment: Moment): LinkSession {
  const masks = eligibleAccounts(session)
    .map(({ key }) => key)
    .filter((key) => shared.includes(key));
  return masks.length > 0
    ? connect(session, masks, moment)
    : showPane(session, { name: "problem", code: "NO_ACCOUNTS" }, moment);
}
