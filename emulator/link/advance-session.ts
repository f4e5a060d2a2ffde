import { afterWaiting } from "./after-waiting";
import { answerMfa } from "./answer-mfa";
import { autoSubmitPhone } from "./auto-submit-phone";
import { checkOauth } from "./check-oauth";
import { chooseInstitution } from "./choose-institution";
import { connect } from "./connect";
import { eligibleAccounts } from "./eligible-accounts";
import { exitSession } from "./exit-session";
import { finishLinked } from "./finish-linked";
import { handOff } from "./hand-off";
import { advanceLayer } from "./layer/advance-layer";
import { leaveSession } from "./leave-session";
import type { LinkAction } from "./link-action";
import { type LinkFacts, nothingKnown } from "./link-facts";
import type { LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { recordEvent } from "./record-event";
import { recoverFrom } from "./recover-from";
import { shareSaved } from "./share-saved";
import { showPane } from "./show-pane";
import { submitCredentials } from "./submit-credentials";
import { submitOtp } from "./submit-otp";
import { submitPhone } from "./submit-phone";
import { toChosenInstitution } from "./to-chosen-institution";
import { toInstitutions } from "./to-institutions";

/**
 * The session after an action. Pure: whatever shows or drives a session, it goes the same way.
 *
 * An action that its pane does not offer changes nothing, so a double click, a late answer or a
 * forged form does no harm.
 */
export function advanceSession(
  session: LinkSession,
  action: LinkAction,
  moment: Moment,
  facts: LinkFacts = nothingKnown,
): LinkSession {
  const { pane, config } = session;
  if (pane.name === "finished") return session;
  if (action.action === "expire") {
    return showPane(
      { ...session, linkToken: null },
      { name: "problem", code: "INVALID_LINK_TOKEN" },
      moment,
    );
  }
  if (action.action === "exit" || action.action === "force_exit") {
    return exitSession(session, moment, { isForced: action.action === "force_exit" });
  }

  switch (pane.name) {
    case "consent":
      return action.action === "continue" ? afterConsent(session, facts, moment) : session;
    case "phone":
      if (action.action === "skip_phone") return skipPhone(session, moment);
      if (action.action === "submit_known_phone" && config.phoneNumber) {
        return submitPhone(session, config.phoneNumber, null, facts, moment);
      }
      if (action.action !== "submit_phone") return session;
      return submitPhone(session, action.phone_number, null, facts, moment);
    case "verify-phone":
      if (action.action === "finish" && pane.linked) return handOff(session, pane.linked, moment);
      if (action.action === "skip_phone" && !pane.linked) return skipPhone(session, moment);
      if (action.action !== "submit_otp") return session;
      return submitOtp(session, pane, action.otp, facts, moment);
    case "saved":
      if (action.action === "connect_new") {
        return toInstitutions(recordEvent(session, "CONNECT_NEW_INSTITUTION", moment), moment);
      }
      if (action.action !== "share_saved") return session;
      return shareSaved(
        session,
        pane,
        { institutionId: action.institution_id, masks: action.accounts },
        moment,
      );
    case "institutions":
      if (action.action === "search") return search(session, action.query, moment);
      if (action.action !== "select_institution") return session;
      return chooseInstitution(session, action.institution_id, moment);
    case "credentials":
      if (action.action === "back" && !config.update) return toInstitutions(session, moment);
      if (action.action !== "submit_credentials") return session;
      return submitCredentials(session, action, moment);
    case "mfa":
      if (action.action !== "submit_mfa") return session;
      return answerMfa(session, pane, action.answers, moment);
    case "oauth":
      if (action.action === "back" && !config.update) return toInstitutions(session, moment);
      if (action.action === "open_oauth" && !pane.isOpen) {
        const opened = { ...pane, isOpen: true, hasFailed: false };
        return { ...recordEvent(session, "OPEN_OAUTH", moment), pane: opened };
      }
      if (action.action !== "check_oauth" || !pane.isOpen) return session;
      return checkOauth(session, action, facts, moment);
    case "loading":
      return action.action === "proceed" ? afterWaiting(session, pane.signIn, moment) : session;
    case "more-consent":
      return action.action === "continue"
        ? afterWaiting(session, { kind: "accepted" }, moment)
        : session;
    case "accounts":
      if (action.action === "time_out") {
        return showPane(session, { name: "problem", code: "USER_INPUT_TIMEOUT" }, moment);
      }
      return action.action === "select_accounts"
        ? selectAccounts(session, action.accounts, moment)
        : session;
    case "connected":
      if (action.action === "submit_phone" && !session.phone && !config.update) {
        return submitPhone(session, action.phone_number, pane.masks, facts, moment);
      }
      return action.action === "finish" ? handOff(session, pane.masks, moment) : session;
    case "another":
      if (action.action === "add_another") return toInstitutions(session, moment);
      return action.action === "finish" ? finishLinked(session, moment) : session;
    case "problem":
      return action.action === "back" ? recoverFrom(session, pane.code, moment) : session;
    case "unsupported":
      if (action.action !== "back") return session;
      if (!config.update) return toInstitutions(session, moment);
      return showPane(session, { name: "credentials", problem: null }, moment);
    case "confirm-exit":
      if (action.action === "confirm_exit") return leaveSession(session, moment);
      return action.action === "cancel_exit" ? { ...session, pane: pane.from } : session;
    default:
      return advanceLayer(session, pane, action, moment);
  }
}

/**
 * Somebody whose number the app has given, and Plaid has verified before, is sent a code unasked;
 * so is who has chosen a bank that is remembered for the number. Any other choice leads to its bank.
 */
function afterConsent(session: LinkSession, facts: LinkFacts, moment: Moment): LinkSession {
  const { chosenFirst, config } = session;
  const { phoneNumber } = config;
  const isKnown = chosenFirst ? chosenFirst.isRemembered : facts.isKnown(phoneNumber ?? "");
  if (phoneNumber && isKnown) return autoSubmitPhone(session, phoneNumber, moment);
  if (chosenFirst) return toChosenInstitution(session, moment);
  return showPane(session, { name: "phone", problem: null }, moment);
}

function skipPhone(session: LinkSession, moment: Moment): LinkSession {
  const skipped = recordEvent(session, "SKIP_SUBMIT_PHONE", moment);
  return session.chosenFirst
    ? toChosenInstitution(skipped, moment)
    : toInstitutions(skipped, moment);
}

function search(session: LinkSession, query: string, moment: Moment): LinkSession {
  const searched: LinkSession = { ...session, pane: { name: "institutions", query } };
  if (!query.trim()) return searched;
  return recordEvent(searched, "SEARCH_INSTITUTION", moment, { institution_search_query: query });
}

/** Only accounts that were offered count, in the bank's order; choosing none, or too many, changes nothing. */
function selectAccounts(session: LinkSession, chosen: string[], moment: Moment): LinkSession {
  const masks = eligibleAccounts(session)
    .map(({ key }) => key)
    .filter((key) => chosen.includes(key));
  if (masks.length === 0 || (session.accountSelect === "one" && masks.length > 1)) return session;
  return connect(session, masks, moment);
}
