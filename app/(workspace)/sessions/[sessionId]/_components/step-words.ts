import type { InspectorStep } from "@/lib/contracts/inspector";
import { describeEvent } from "../../../link/_components/describe-event";
import { toldBy } from "../../../link/_components/told-by";

const calls = new Map<string, string>(
  Object.entries({
    "/link/token/create": "Ask Plaid for a link token",
    "/link/token/get": "Ask Plaid how the session stands",
    "/session/token/create": "Ask Plaid for a session token, for Layer",
    "/item/public_token/exchange": "Exchange the public token for an access token",
    "/user_account/session/get": "Read what the person shared through Layer",
    "/user/create": "Make a user at Plaid, for several banks",
    "/item/get": "Read the Item",
    "/accounts/get": "Read its accounts",
    "/item/remove": "Remove the Item at Plaid again",
    "/transactions/sync": "Read its transactions",
    "/institutions/get_by_id": "Read the bank's name and colour",
    "/processor/token/create": "Make a processor token",
  }),
);

const requests = new Map<string, string>(
  Object.entries({
    "POST /api/link/tokens": "The page asks for a link token",
    "POST /api/link/session-tokens": "The page asks for a session token",
    "POST /api/playground/link-token-create": "The playground asks for a link token",
    "POST /api/playground/session-token-create": "The playground asks for a session token",
  }),
);

/** What a step is for, in words. */
export function stepTitle(step: InspectorStep): string {
  const { kind, name, response, race } = step;
  switch (kind) {
    case "call":
      return calls.get(name) ?? name;
    case "callback":
    case "event":
      return eventTitle(step);
    case "request":
      return requests.get(name) ?? name;
    case "webhook":
      return `Plaid tells: ${name.replace(/^webhook /, "")}`;
    case "completion":
      return `The result of Link is brought by ${toldBy(race?.via) ?? "somebody"}`;
    case "write":
      return response === null ? name : eventTitle(step);
  }
}

const eventTitle = ({ id, name, at, response, requestId, plaidLinkSessionId }: InspectorStep) =>
  describeEvent({
    ...{ id, name, at, requestId, plaidLinkSessionId, lane: "plaid" },
    detail: isObject(response) ? response : null,
  }).title;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** How somebody fared who brought a result that others brought as well. */
export const raceWords = {
  won: "First: did the exchange",
  late: "Late: found it done",
  failed: "Got nothing",
} as const satisfies Record<NonNullable<InspectorStep["race"]>["outcome"], string>;

/** `+0 ms`, `+1.25 s`, `+3 min 4.0 s`: since the first step. */
export function sinceWords(ms: number): string {
  if (ms < 1_000) return `+${ms} ms`;
  if (ms < 60_000) return `+${(ms / 1_000).toFixed(2)} s`;
  return `+${Math.floor(ms / 60_000)} min ${((ms % 60_000) / 1_000).toFixed(1)} s`;
}
