import type { LinkTokenGetSessionsResponse } from "plaid";
import { ids } from "../state/ids";
import type { Wire } from "../wire";
import { layerSuccess } from "./layer/layer-success";
import type { EventDetail, LinkSession } from "./link-session";
import { sessionError } from "./session-error";
import { sessionInstitution } from "./session-institution";

/** A session as `/link/token/get` tells it: events newest first, and what it added or why it was left. */
export function sessionAnswer(session: LinkSession): Wire<LinkTokenGetSessionsResponse> {
  return {
    link_session_id: session.id,
    started_at: toNanoseconds(session.startedAt),
    finished_at: session.finishedAt === null ? null : toNanoseconds(session.finishedAt),
    events: session.events
      .map((event, index) => ({
        event_name: event.name,
        event_id: ids.derivedUuid(session.id, index),
        event_metadata: { ...withoutBrowserOnly(event.detail), request_id: event.requestId },
        timestamp: toSeconds(event.at),
      }))
      .reverse(),
    ...ending(session),
  };
}

const toSeconds = (at: number) => new Date(at).toISOString().replace(/\.\d+Z/, "Z");
const toNanoseconds = (at: number) => new Date(at).toISOString().replace("Z", "000000Z");

const withoutBrowserOnly = ({ is_update_mode, ...detail }: EventDetail) => detail;

function ending(
  session: LinkSession,
): Pick<Wire<LinkTokenGetSessionsResponse>, "on_success" | "results" | "exit"> {
  const institution = sessionInstitution(session);
  const layer = layerSuccess(session);
  if (layer) {
    const { institution, accounts, link_session_id, transfer_status } = layer.metadata;
    const metadata = { institution, accounts, link_session_id, transfer_status };
    return { on_success: { public_token: layer.publicToken, metadata } };
  }
  if (session.added) {
    const accounts = [...session.added.accounts];
    const { publicToken: public_token } = session.added;
    return {
      on_success: {
        public_token,
        metadata: { institution, accounts, link_session_id: session.id, transfer_status: null },
      },
      results: {
        item_add_results: [{ public_token, accounts, institution }],
        cra_item_add_results: [],
        cra_update_results: [],
        bank_income_results: [],
        payroll_income_results: [],
        document_income_results: null,
      },
    };
  }
  if (session.result?.kind !== "exit") return {};
  const { status, requestId } = session.result;
  return {
    exit: {
      error: session.lastError ? sessionError(session.lastError) : null,
      metadata: {
        ...(institution && { institution }),
        ...(status && { status }),
        link_session_id: session.id,
        request_id: requestId,
      },
    },
  };
}
