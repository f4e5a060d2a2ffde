import { findInstitution } from "../data/find-institution";
import type { LinkSession } from "../link/link-session";
import { masked } from "../masked";
import { describeError } from "../plaid-errors";
import type { LinkConfig, LinkToken } from "../state/entities";
import type { State } from "../state/state";

/** What there is to know of a passage through Link, tokens shortened. */
export type SessionReport = ReturnType<typeof sessionReport>;

/** What there is to know of a link token. */
export type LinkTokenReport = ReturnType<typeof linkTokenReport>;

/** Reports on a session: where it stands, what happened in it, what came of it. */
export function sessionReport(state: State, session: LinkSession) {
  const { result } = session;
  return {
    link_session_id: session.id,
    link_token: session.linkToken && shortened(session.linkToken),
    mode: modeOf(session.config),
    client_name: session.config.clientName,
    state: result?.kind ?? "open",
    pane: session.pane.name,
    institution_id: session.institutionId,
    institution_name: findInstitution(session.institutionId ?? "")?.name ?? null,
    username: session.login.username || null,
    started_at: iso(session.startedAt),
    finished_at: session.finishedAt === null ? null : iso(session.finishedAt),
    events: session.events.map(({ name, at, requestId, detail }) => ({
      name,
      timestamp: iso(at),
      metadata: { ...detail, request_id: requestId },
    })),
    added: addedBy(state, session).map(({ itemId, publicToken, accounts }) => ({
      item_id: itemId,
      public_token: shortened(publicToken),
      accounts: accounts.map(({ id, name, mask }) => ({ account_id: id, name, mask })),
    })),
    exit:
      result?.kind === "exit"
        ? {
            status: result.status,
            error: session.lastError && describeError(session.lastError),
          }
        : null,
  };
}

/** Reports on a link token: what it asks of Link, and whether it still opens it. */
export function linkTokenReport(token: LinkToken, now: number) {
  return {
    link_token: shortened(token.token),
    mode: modeOf(token.config),
    client_name: token.config.clientName,
    products: [...token.config.products],
    state: stateOf(token, now),
    created_at: iso(token.createdAt),
    expires_at: iso(token.expiresAt),
    link_session_ids: [...token.sessionIds],
  };
}

/** The Items of a session, in the order in which they were added. Those of Layer share one public token. */
function addedBy(state: State, { added, layer }: LinkSession) {
  if (!layer?.profile) {
    return added.map(({ publicToken, accounts }) => {
      const itemId = state.publicTokens.get(publicToken)?.itemId ?? null;
      return { itemId, publicToken, accounts };
    });
  }
  const { publicToken, accounts } = layer.profile;
  const itemIds = state.layerProfiles.get(publicToken)?.itemIds ?? [];
  return itemIds.map((itemId) => {
    const own = new Set(state.items.get(itemId)?.accounts.map(({ accountId }) => accountId));
    return { itemId, publicToken, accounts: accounts.filter(({ id }) => own.has(id)) };
  });
}

function modeOf({ update, updateAny, layer, hosted, isMultiItem }: LinkConfig) {
  if (layer) return "layer";
  const what = update || updateAny ? "update" : isMultiItem ? "multi-item" : "standard";
  if (!hosted) return what;
  return what === "standard" ? "hosted" : `hosted ${what}`;
}

function stateOf({ expiresAt, isDead, sessionIds }: LinkToken, now: number) {
  if (isDead) return "dead";
  if (expiresAt <= now) return "expired";
  return sessionIds.length > 0 ? "opened" : "new";
}

const iso = (at: number) => new Date(at).toISOString();
const shortened = (token: string) => String(masked(token));
