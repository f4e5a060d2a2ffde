import { layerSuccess } from "./layer/layer-success";
import type { LinkSession } from "./link-session";
import { sessionError } from "./session-error";
import { sessionInstitution } from "./session-institution";

/**
 * The last call a finished session makes to the page: `onSuccess` or `onExit`, with its arguments.
 * Null while it goes on. Where several Items could be linked, `onSuccess` tells of none of them.
 */
export function finalCallback(session: LinkSession) {
  const layer = layerSuccess(session);
  if (layer) return layer;
  if (session.finishedAt === null) return null;
  if (session.result?.kind === "success") return success(session);
  if (session.result?.kind !== "exit") return null;
  return {
    type: "exit" as const,
    error: session.lastError ? sessionError(session.lastError) : null,
    metadata: {
      institution: sessionInstitution(session),
      status: session.result.status,
      link_session_id: session.id,
      request_id: session.result.requestId,
    },
  };
}

function success({ id, config, added }: LinkSession) {
  const told = config.isMultiItem ? undefined : added[0];
  const accounts = told?.accounts ?? [];
  const publicToken = told?.publicToken ?? null;
  return {
    type: "success" as const,
    publicToken,
    metadata: {
      institution: told?.institution ?? null,
      accounts,
      account: accounts[0] ?? null,
      account_id: accounts[0]?.id ?? null,
      link_session_id: id,
      transfer_status: null,
      public_token: publicToken,
    },
  };
}
