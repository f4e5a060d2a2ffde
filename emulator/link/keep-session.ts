import { findInstitution } from "../data/find-institution";
import { userGoodAccounts } from "../data/user-good-accounts";
import type { State } from "../state/state";
import type { LinkSession } from "./link-session";
import { oauthStateId } from "./oauth-state-id";

/** Keeps a session, and, once it leads to a bank's own page, makes that page ready for its visit. */
export function keepSession(state: State, session: LinkSession): void {
  state.linkSessions.set(session.id, session);
  const { config, institutionId, linkToken, oauth, pane } = session;
  if (pane.name !== "oauth" || linkToken === null) return;
  const id = oauthStateId(session);
  if (state.oauthLogins.get(id)) return;

  state.oauthLogins.set(id, {
    id,
    sessionId: session.id,
    linkToken,
    institutionId: findInstitution(institutionId ?? "")?.id ?? "",
    clientName: config.clientName,
    redirectUri: oauth.mode === "redirect" ? config.redirectUri : null,
    step: "welcome",
    wasWrong: false,
    masks: config.update?.masks ?? userGoodAccounts.map(({ mask }) => mask),
    outcome: null,
    startedAt: null,
    processedAt: null,
  });
}
