import { findInstitution } from "../data/find-institution";
import { userGood } from "../data/login";
import { signIn } from "../data/sign-in";
import type { LinkConfig } from "../state/entities";
import { emptyLinkConfig } from "./empty-link-config";
import type { LinkSession, Pane } from "./link-session";
import type { Moment } from "./moment";
import { recordEvent } from "./record-event";
import { selectInstitution } from "./select-institution";
import { showPane } from "./show-pane";
import { signInPane } from "./sign-in-pane";
import { viewName } from "./view-name";

/** What a session depends on beyond its link token. */
type Circumstances = {
  /** Where a bank sends the person back to; null where it opens in a window. */
  returnUri?: string | null;
  accountSelect?: LinkSession["accountSelect"];
  /** False where update mode finds an Item whose login still works. */
  needsSignIn?: boolean;
  /** True on the page that a bank sent the person back to. */
  hasReturned?: boolean;
  /** Set where a bank was chosen before Link opened. */
  chosenFirst?: LinkSession["chosenFirst"];
};

/**
 * A session at the moment Link opens. Update mode goes straight to what is missing. Without a valid
 * link token the session starts, and can only end, at an error. After a return it is for the caller
 * to say where it is.
 */
export function startSession(
  id: string,
  link: { token: string; config: LinkConfig } | null,
  moment: Moment,
  {
    returnUri = null,
    accountSelect = "multiple",
    needsSignIn = true,
    hasReturned = false,
    chosenFirst = null,
  }: Circumstances = {},
): LinkSession {
  const config = link?.config ?? emptyLinkConfig;
  const fresh: LinkSession = {
    id,
    linkToken: link?.token ?? null,
    openedWith: link?.token ?? null,
    config,
    startedAt: moment.at,
    finishedAt: null,
    pane: { name: "consent" },
    institutionId: config.update?.institutionId ?? null,
    chosenFirst,
    login: config.update?.login ?? userGood,
    phone: null,
    refusals: 0,
    oauth: { returnUri, attempt: 1, hasReturned },
    accountSelect,
    pageStartsAt: 0,
    lastError: null,
    events: [],
    result: null,
    linked: [],
    added: [],
    toldEvents: 0,
  };

  const first = config.update ? firstOfUpdate(config, needsSignIn) : fresh.pane;
  const institution = findInstitution(chosenFirst?.institutionId ?? "");
  const begun = institution ? selectInstitution(fresh, institution, moment) : fresh;
  const opened = recordEvent(begun, "OPEN", moment, {
    is_update_mode: String(config.update !== null),
    ...(!hasReturned && { view_name: viewName(first) }),
  });
  if (hasReturned) return opened;
  if (!link) return showPane(opened, { name: "problem", code: "INVALID_LINK_TOKEN" }, moment);
  return showPane(opened, first, moment);
}

/** Only what is missing is asked for: where the login still works, consent or accounts; where only a code is wanted, the code. */
function firstOfUpdate({ consentedProducts, update }: LinkConfig, needsSignIn: boolean): Pane {
  const institution = findInstitution(update?.institutionId ?? "");
  if (!needsSignIn && consentedProducts.length > 0) return { name: "more-consent" };
  if (institution?.oauth) return signInPane(institution);
  if (!needsSignIn && update?.selectAccounts) return { name: "accounts" };
  const { username, password } = update?.login ?? userGood;
  const outcome = signIn(username, password);
  return outcome.kind === "challenged" && outcome.rounds[0]?.type === "device"
    ? { name: "mfa", rounds: outcome.rounds, round: 0, problem: null }
    : signInPane(institution);
}
