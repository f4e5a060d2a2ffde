import type { LinkTokenGetRequest, LinkTokenGetResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { sessionAnswer } from "../link/session-answer";
import { PlaidFailure } from "../plaid-failure";
import type { LinkConfig, LinkToken } from "../state/entities";
import { ids } from "../state/ids";
import type { State } from "../state/state";

const SESSIONS_KEPT_MS = 6 * 60 * 60 * 1000;

const fields = {
  link_token: z.string().refine((token) => ids.isToken("link", token), {
    error: "must be a valid link token",
  }),
} satisfies RequestFields<LinkTokenGetRequest>;

/** `/link/token/get`. Tells of the token's sessions, each until six hours after its end. */
export const linkTokenGet = endpoint(
  fields,
  ({ link_token }, { state, now }): Answer<LinkTokenGetResponse> => {
    const token = state.linkTokens.get(link_token);
    if (!token) throw new PlaidFailure("INVALID_LINK_TOKEN");

    const { hosted, isMultiItem, userId } = token.config;
    const isTold = state.settings().linkEvents || Boolean(hosted) || isMultiItem;
    const sessions = isTold ? sessionsOf(token, state, now) : [];
    return {
      link_token,
      created_at: new Date(token.createdAt).toISOString(),
      expiration: new Date(token.expiresAt).toISOString(),
      metadata: metadata(token.config),
      ...(userId && { user_id: userId }),
      ...(sessions.length > 0 && { link_sessions: sessions.map(sessionAnswer) }),
    };
  },
);

const sessionsOf = ({ sessionIds }: LinkToken, state: State, now: number) =>
  sessionIds
    .map((id) => state.linkSessions.get(id))
    .filter((session) => session !== undefined)
    .filter(({ finishedAt }) => finishedAt === null || now < finishedAt + SESSIONS_KEPT_MS);

function metadata(config: LinkConfig): Answer<LinkTokenGetResponse>["metadata"] {
  const { other, ...accountFilters } = config.accountFilters ?? {};
  return {
    initial_products: [...config.products],
    webhook: config.webhook,
    country_codes: [...config.countryCodes],
    language: config.language,
    redirect_uri: config.redirectUri,
    client_name: config.clientName,
    ...(config.routingNumber && {
      institution_data: { routing_number: config.routingNumber },
    }),
    ...(config.accountFilters && { account_filters: accountFilters }),
  };
}
