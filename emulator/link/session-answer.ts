import type { LinkTokenGetSessionsResponse } from "plaid";
import type { Wire } from "../wire";
import { layerSuccess } from "./layer/layer-success";
import type { AddedItem, LinkSession } from "./link-session";
import { sessionError } from "./session-error";
import { sessionEvents } from "./session-events";
import { sessionInstitution } from "./session-institution";

type SessionAnswer = Wire<LinkTokenGetSessionsResponse>;

/**
 * A session as `/link/token/get` tells it: events newest first, what it has added so far, and, when
 * it is over, how it ended. Of several Items `on_success` tells the first.
 */
export function sessionAnswer(session: LinkSession): SessionAnswer {
  const { finishedAt, added, result } = session;
  const layer = layerSuccess(session);
  return {
    link_session_id: session.id,
    started_at: toNanoseconds(session.startedAt),
    finished_at: finishedAt === null ? null : toNanoseconds(finishedAt),
    events: sessionEvents(session).reverse(),
    ...(added.length > 0 && { results: resultsOf(added) }),
    ...(added[0] && finishedAt !== null && { on_success: successOf(session, added[0]) }),
    ...(layer && { on_success: ofLayer(layer) }),
    ...(result?.kind === "exit" && { exit: exitOf(session, result) }),
  };
}

const toNanoseconds = (at: number) => new Date(at).toISOString().replace("Z", "000000Z");

const resultsOf = (added: readonly AddedItem[]): SessionAnswer["results"] => ({
  item_add_results: added.map(({ publicToken, accounts, institution }) => ({
    public_token: publicToken,
    accounts: [...accounts],
    institution,
  })),
  cra_item_add_results: [],
  cra_update_results: [],
  bank_income_results: [],
  payroll_income_results: [],
  document_income_results: null,
});

const successOf = (
  { id }: LinkSession,
  { publicToken, accounts, institution }: AddedItem,
): SessionAnswer["on_success"] => ({
  public_token: publicToken,
  metadata: {
    institution,
    accounts: [...accounts],
    link_session_id: id,
    transfer_status: null,
  },
});

const ofLayer = ({
  publicToken,
  metadata: { institution, accounts, link_session_id, transfer_status },
}: NonNullable<ReturnType<typeof layerSuccess>>): SessionAnswer["on_success"] => ({
  public_token: publicToken,
  metadata: { institution, accounts, link_session_id, transfer_status },
});

function exitOf(
  session: LinkSession,
  { status, requestId }: { status: string | null; requestId: string },
): SessionAnswer["exit"] {
  const institution = sessionInstitution(session);
  return {
    error: session.lastError ? sessionError(session.lastError) : null,
    metadata: {
      ...(institution && { institution }),
      ...(status && { status }),
      link_session_id: session.id,
      request_id: requestId,
    },
  };
}
