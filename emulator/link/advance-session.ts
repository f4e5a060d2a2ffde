import { findInstitution } from "../data/find-institution";
import type { Login } from "../data/login";
import { signIn } from "../data/sign-in";
import { eligibleAccounts } from "./eligible-accounts";
import { leaveSession } from "./leave-session";
import type { LinkAction } from "./link-action";
import type { LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { recoveryFrom } from "./problem-recovery";
import { recordEvent } from "./record-event";
import { showPane } from "./show-pane";
import { signInPane } from "./sign-in-pane";

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
): LinkSession {
  const { pane } = session;
  if (pane.name === "finished") return session;
  if (action.action === "expire") {
    return showPane(
      { ...session, linkToken: null },
      { name: "problem", code: "INVALID_LINK_TOKEN" },
      moment,
    );
  }
  if (action.action === "exit" || action.action === "force_exit") {
    return exit(session, moment, action.action === "force_exit");
  }

  switch (pane.name) {
    case "consent":
      return action.action === "continue" ? showPane(session, { name: "phone" }, moment) : session;
    case "phone":
      if (action.action !== "skip_phone") return session;
      return toInstitutions(recordEvent(session, "SKIP_SUBMIT_PHONE", moment), moment);
    case "institutions":
      if (action.action === "search") return search(session, action.query, moment);
      if (action.action !== "select_institution") return session;
      return selectInstitution(session, action.institution_id, moment);
    case "credentials":
      if (action.action === "back" && !session.config.update) {
        return toInstitutions(session, moment);
      }
      if (action.action !== "submit_credentials") return session;
      return submitCredentials(session, action, moment);
    case "loading":
      return action.action === "proceed" ? afterSignIn(session, pane.signIn, moment) : session;
    case "accounts":
      return action.action === "select_accounts"
        ? selectAccounts(session, action.accounts, moment)
        : session;
    case "connected":
      return action.action === "finish" ? handOff(session, pane.masks, moment) : session;
    case "problem":
      return action.action === "back" ? recover(session, pane.code, moment) : session;
    case "unsupported":
      if (action.action !== "back") return session;
      if (!session.config.update) return toInstitutions(session, moment);
      return pane.what === "oauth"
        ? leaveSession(session, moment)
        : showPane(session, { name: "credentials", problem: null }, moment);
    case "confirm-exit":
      if (action.action === "confirm_exit") return leaveSession(session, moment);
      return action.action === "cancel_exit" ? { ...session, pane: pane.from } : session;
  }
}

/** Plaid asks whether one is sure only where something would be lost; after the bank said yes, leaving is finishing. */
function exit(session: LinkSession, moment: Moment, force: boolean): LinkSession {
  const { pane } = session;
  if (pane.name === "connected") return handOff(session, pane.masks, moment);
  const nothingToLose =
    pane.name === "consent" ||
    pane.name === "phone" ||
    (pane.name === "problem" && recoveryFrom(pane.code, { updating: false }) === "exit");
  if (force || nothingToLose) return leaveSession(session, moment);
  if (pane.name === "confirm-exit") return session;
  return showPane(session, { name: "confirm-exit", from: pane }, moment);
}

function toInstitutions(session: LinkSession, moment: Moment): LinkSession {
  return showPane({ ...session, institutionId: null }, { name: "institutions", query: "" }, moment);
}

function search(session: LinkSession, query: string, moment: Moment): LinkSession {
  const searched: LinkSession = { ...session, pane: { name: "institutions", query } };
  if (!query.trim()) return searched;
  return recordEvent(searched, "SEARCH_INSTITUTION", moment, { institution_search_query: query });
}

function selectInstitution(session: LinkSession, id: string, moment: Moment): LinkSession {
  const institution = findInstitution(id);
  if (!institution) return session;
  const chosen = { ...session, institutionId: id };

  switch (institution.health) {
    case "down": {
      const selected = recordEvent(chosen, "SELECT_DOWN_INSTITUTION", moment);
      return showPane(selected, { name: "problem", code: "INSTITUTION_DOWN" }, moment);
    }
    case "unsupported": {
      const selected = recordEvent(chosen, "SELECT_FILTERED_INSTITUTION", moment);
      return showPane(selected, { name: "problem", code: "ITEM_NOT_SUPPORTED" }, moment);
    }
    case "degraded":
    case "healthy": {
      const warned =
        institution.health === "degraded"
          ? recordEvent(chosen, "SELECT_DEGRADED_INSTITUTION", moment)
          : chosen;
      const selected = recordEvent(warned, "SELECT_INSTITUTION", moment);
      return showPane(selected, signInPane(institution), moment);
    }
  }
}

/** In update mode the Item keeps the login it has, so the data stays the same. */
function submitCredentials(
  session: LinkSession,
  { username, password }: Login,
  moment: Moment,
): LinkSession {
  const login = { username: username.trim(), password };
  const submitted = { ...session, login: session.config.update?.login ?? login };
  return showPane(
    recordEvent(submitted, "SUBMIT_CREDENTIALS", moment),
    { name: "loading", signIn: signIn(login.username, login.password) },
    moment,
  );
}

function afterSignIn(
  session: LinkSession,
  outcome: Extract<LinkSession["pane"], { name: "loading" }>["signIn"],
  moment: Moment,
): LinkSession {
  if (outcome.kind === "unsupported") {
    return showPane(session, { name: "unsupported", what: "login" }, moment);
  }
  if (outcome.kind === "refused") {
    const pane =
      outcome.code === "INVALID_CREDENTIALS"
        ? ({ name: "credentials", problem: outcome.code } as const)
        : ({ name: "problem", code: outcome.code } as const);
    return showPane(session, pane, moment);
  }

  const { update } = session.config;
  if (update && !update.selectAccounts) {
    return showPane(session, { name: "connected", masks: update.masks }, moment);
  }
  if (eligibleAccounts(session).length === 0) {
    return showPane(session, { name: "problem", code: "NO_ACCOUNTS" }, moment);
  }
  return showPane(session, { name: "accounts" }, moment);
}

/** Only accounts that were offered count, in the bank's order; choosing none changes nothing. */
function selectAccounts(session: LinkSession, chosen: string[], moment: Moment): LinkSession {
  const masks = eligibleAccounts(session)
    .map(({ key }) => key)
    .filter((key) => chosen.includes(key));
  return masks.length > 0 ? showPane(session, { name: "connected", masks }, moment) : session;
}

function recover(
  session: LinkSession,
  code: NonNullable<LinkSession["lastError"]>,
  moment: Moment,
): LinkSession {
  switch (recoveryFrom(code, { updating: session.config.update !== null })) {
    case "credentials":
      return showPane(session, { name: "credentials", problem: null }, moment);
    case "institutions":
      return toInstitutions(session, moment);
    case "exit":
      return leaveSession(session, moment);
  }
}

function handOff(session: LinkSession, masks: readonly string[], moment: Moment): LinkSession {
  return {
    ...recordEvent(session, "HANDOFF", moment),
    pane: { name: "finished" },
    finishedAt: moment.at,
    result: { kind: "success", masks },
  };
}
