import { layerSuccess } from "./layer/layer-success";
import type { LinkSession } from "./link-session";
import { sessionError } from "./session-error";
import { sessionInstitution } from "./session-institution";

/** The last call a finished session makes to the page: `onSuccess` or `onExit`, with its arguments. Null while it goes on. */
export function finalCallback(session: LinkSession) {
  const institution = sessionInstitution(session);
  const layer = layerSuccess(session);
  if (layer) return layer;
  if (session.added) {
    const { accounts, publicToken } = session.added;
    return {
      type: "success" as const,
      publicToken,
      metadata: {
        institution,
        accounts,
        account: accounts[0] ?? null,
        account_id: accounts[0]?.id ?? null,
        link_session_id: session.id,
        transfer_status: null,
        public_token: publicToken,
      },
    };
  }
  if (session.result?.kind !== "exit") return null;
  return {
    type: "exit" as const,
    error: session.lastError ? sessionError(session.lastError) : null,
    metadata: {
      institution,
      status: session.result.status,
      link_session_id: session.id,
      request_id: session.result.requestId,
    },
  };
}
