import { z } from "zod";

/** What the playground can call, by the name in our paths. The first five are what this app is about; the others only read. */
export const playgroundOperations = [
  "link-token-create",
  "link-token-get",
  "item-public-token-exchange",
  "session-token-create",
  "processor-token-create",
  "item-get",
  "accounts-get",
  "accounts-balance-get",
  "auth-get",
  "identity-get",
  "transactions-sync",
  "institutions-get",
  "institutions-get-by-id",
  "institutions-search",
  "processor-token-permissions-get",
] as const;
export type PlaygroundOperation = (typeof playgroundOperations)[number];

/**
 * Body of `POST /api/playground/:operation`. `request` fits the operation's schema in `lib/playground`:
 * Plaid's own request, but that tokens, keys and addresses stand in it by reference and are put in on
 * the server: `item:itm_…` for an access token, `account:acc_…` for an account id,
 * `processor-token:prt_…`, `session:lks_…` for a link token or its public token, `configured` for an
 * address or template from the environment, `me` for the person's own ids.
 */
export const playgroundRequest = z.strictObject({
  request: z.record(z.string(), z.unknown()),
  /** `item-public-token-exchange` only: what Link's onSuccess gave this page. */
  publicToken: z.string().max(100).optional(),
});
export type PlaygroundRequest = z.input<typeof playgroundRequest>;

/** What Plaid answered, whatever its status. Tokens are replaced by their kind. */
export type PlaidAnswer = {
  path: string;
  /** HTTP status; null when no answer came. */
  status: number | null;
  durationMs: number;
  requestId: string | null;
  headers: Record<string, string>;
  body: unknown;
};

/**
 * Answer of `POST /api/playground/:operation`, 200 also where Plaid refused: that is what `answer`
 * tells. Problems are ours: `not_found` for an operation or an object that the person does not have,
 * `invalid_request` field by field, `rate_limited`, `not_configured`, `plaid_unavailable`.
 */
export type PlaygroundAnswer = {
  /** Null where nothing had to be asked: a public token that is exchanged already. */
  answer: PlaidAnswer | null;
  /** The Link session that was started, or that the call was about: it stands in the inspector. */
  sessionId: string | null;
  /** For Link, where a link token came of it. Kept in the page's memory only. */
  linkToken: string | null;
  hostedLinkUrl: string | null;
  /** Items and processor tokens of ours that came of it. */
  itemIds: string[];
  processorTokenId: string | null;
};
