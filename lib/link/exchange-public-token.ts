import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { ExchangedItem } from "@/lib/data/exchanged-items";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { PlaidProblem, PlaidUnreachable } from "@/lib/plaid/problem";

/** How long one request may take, and both together: somebody waits for the answer. */
const TIMEOUT_MS = 10_000;
const TOTAL_MS = 12_000;
/** What the second one gets at least, where this process was held up meanwhile. */
const LAST_MS = 1_000;

/** What became of an attempt to exchange a public token. */
export type ExchangeOutcome =
  | { kind: "exchanged"; items: ExchangedItem[] }
  /** Plaid does not take this token, now or later. */
  | { kind: "refused"; problem: PlaidProblem }
  /** The token was not spent and is as good as before: Plaid could not be reached, or is too busy. */
  | { kind: "unspent"; problem: PlaidProblem | PlaidUnreachable }
  /** Plaid may have made the Item without our learning its access token. */
  | { kind: "uncertain" };

/**
 * Exchanges a public token, which Plaid may allow once or, within its 30 minutes, again.
 *
 * A request that got no answer is made once more: either Plaid repeats its answer, or it says that
 * the token is unknown, which after an unanswered request does not mean that nothing happened.
 *
 * @param resumed true when an earlier attempt on this token may already have reached Plaid.
 */
export async function exchangePublicToken(
  viewer: Viewer,
  linkSessionId: string,
  public_token: string,
  { resumed }: { resumed: boolean },
): Promise<ExchangeOutcome> {
  const endsAt = Date.now() + TOTAL_MS;
  let maybeSpent = resumed;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { access_token, item_id } = await plaidCall(
        {
          userId: viewer.id,
          linkSessionId,
          by: "lib/link/exchange-public-token.ts#exchangePublicToken",
        },
        (client, options) => client.itemPublicTokenExchange({ public_token }, options),
        { timeoutMs: Math.min(TIMEOUT_MS, Math.max(LAST_MS, endsAt - Date.now())) },
      );
      return { kind: "exchanged", items: [{ plaidItemId: item_id, accessToken: access_token }] };
    } catch (thrown) {
      if (thrown instanceof PlaidUnreachable) {
        maybeSpent ||= thrown.sent;
        if (attempt < 2) continue;
        return maybeSpent ? { kind: "uncertain" } : { kind: "unspent", problem: thrown };
      }
      if (!(thrown instanceof PlaidProblem)) throw thrown;
      if (thrown.code === "plaid_unavailable") {
        maybeSpent = true; // Plaid failed inside; it does not say before or after the work.
        if (attempt < 2) continue;
        return { kind: "uncertain" };
      }
      if (maybeSpent) return { kind: "uncertain" };
      const kind = thrown.code === "invalid_public_token" ? "refused" : "unspent";
      return { kind, problem: thrown };
    }
  }
}
