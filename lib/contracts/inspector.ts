import type { LinkSessionView, LinkVia } from "./link";

/** Who takes part in a Link session, from left to right. */
export type InspectorLane = "browser" | "server" | "plaid" | "database";

/** Where in this app's source something was done: a path from its root, and the function. */
export type SourcePlace = { file: string; name: string };

/** One thing that happened in a Link session. Nothing of it is secret: tokens are gone, personal data is blanked. */
export type InspectorStep = {
  id: string;
  /**
   * `request`: the browser asked the server. `call`: the server asked Plaid. `callback`: Link told the
   * browser. `event`: Plaid tells of what happened in Link. `webhook`: Plaid told the server.
   * `completion`: somebody brought the result of Link. `write`: the server stored something.
   */
  kind: "request" | "call" | "callback" | "event" | "webhook" | "completion" | "write";
  from: InspectorLane;
  /** The same as `from` for what happens in one place. */
  to: InspectorLane;
  /** Plaid's path, event or webhook code, or ours in words. */
  name: string;
  /** ISO 8601. */
  at: string;
  /** Since the first of them. */
  sinceStartMs: number;
  /** Null where no answer was waited for, or none came. */
  durationMs: number | null;
  /** HTTP status; null for what is no call, and when no answer came. */
  status: number | null;
  requestId: string | null;
  plaidLinkSessionId: string | null;
  request: unknown;
  response: unknown;
  source: SourcePlace | null;
  /** What went wrong, what it means and what to do about it. `code` is Plaid's, or ours. */
  error: { code: string; meaning: string; remedy: string } | null;
  /**
   * Of those who brought the same result, `won`: did the exchange; `late`: found it done, or under way;
   * `failed`: got nothing, as `error` tells; null for what takes no part in a race.
   */
  race: { via: LinkVia; outcome: "won" | "late" | "failed" } | null;
};

/** Answer of `GET /api/link/sessions/:id/inspection`: steps in order of time. */
export type InspectionAnswer = { session: LinkSessionView; steps: InspectorStep[] };
