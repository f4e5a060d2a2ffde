import type { LinkSession } from "../link-session";
import { sessionInstitution } from "../session-institution";

/** What `onSuccess` is called with after Layer; null while there is nothing to call it with. Several banks have no one name. */
export function layerSuccess(session: LinkSession) {
  const profile = session.layer?.profile;
  if (!profile) return null;
  const { publicToken } = profile;
  const accounts = [...profile.accounts];
  return {
    type: "success" as const,
    publicToken,
    metadata: {
      institution: sessionInstitution(session),
      accounts,
      account: accounts[0] ?? null,
      account_id: accounts[0]?.id ?? null,
      link_session_id: session.id,
      transfer_status: null,
      public_token: publicToken,
    },
  };
}
