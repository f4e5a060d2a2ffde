import "server-only";
import type { LinkedBank } from "@/lib/contracts/link";
import type { ToldSessions } from "./ask-link-token";

/**
 * The profile tokens that Plaid has for Layer's link token. They are good for a person's banks
 * together, so that no one bank goes with them. Null where Plaid tells of no session.
 */
export function toldProfiles(sessions: ToldSessions | undefined): Set<string> | null {
  if (!sessions?.length) return null;
  return new Set(sessions.flatMap(({ on_success }) => on_success?.public_token ?? []));
}

/**
 * The public tokens that Plaid has for a link token, each with its bank, oldest session first. Null
 * where Plaid tells of no session at all, as it does unless Link was hosted or "Link events" is
 * enabled.
 */
export function toldTokens(sessions: ToldSessions | undefined): Map<string, LinkedBank> | null {
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
