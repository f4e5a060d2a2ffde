import "server-only";
import type { LinkTokenGetResponse } from "plaid";
import type { LinkedBank } from "@/lib/contracts/link";

type Sessions = NonNullable<LinkTokenGetResponse["link_sessions"]>;

/**
 * The public tokens that Plaid has for a link token, each with its bank, oldest session first. Null
 * where Plaid tells of no session at all, as it does unless Link was hosted or "Link events" is
 * enabled.
 */
export function toldTokens(sessions: Sessions | undefined): Map<string, LinkedBank> | null {
  if (!sessions?.length) return null;
  return new Map(
    sessions.flatMap(({ results }) =>
      (results?.item_add_results ?? []).map(({ public_token, institution, accounts }) => [
        public_token,
        {
          institutionId: institution?.institution_id ?? null,
          institutionName: institution?.name ?? null,
          accounts: accounts.map(({ name = "", mask = null }) => ({ name, mask })),
        },
      ]),
    ),
  );
}
