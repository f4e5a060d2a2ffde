import { bankAccounts } from "../data/bank-accounts";
import { findInstitution } from "../data/find-institution";
import type { State } from "../state/state";
import type { LinkSession } from "./link-session";
import { oauthStateId } from "./oauth-state-id";

/** Keeps a session, and, once it leads to a bank's own page, makes that page ready for its visit. */
export function keepSession(state: State, session: LinkSession): void {
  state.linkSessions.set(session.id, session);
  const { config, institutionId, linkToken, login, oauth, pane } = session;
  if (pane.name !== "oauth" || linkToken === null) return;
  const id = oauthStateId(session);
  const institution = findInstitution(institutionId ?? "");
  if (!institution || state.oauthLogins.get(id)) return;

  state.oauthLogins.set(id, {
    id,
    sessionId: session.id,
    linkToken,
    institutionId: institution.id,
    user: login,
    clientName: config.clientName,
    redirectUri: oauth.returnUri,
    step: "welcome",
    wasWrong: false,
    masks: config.update?.masks ?? bankAccounts(login, institution).map(({ key }) => key),
    outcome: null,
    startedAt: null,
    processedAt: null,
  });
}
