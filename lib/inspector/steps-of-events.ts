import "server-only";
import type { InspectorStep } from "@/lib/contracts/inspector";
import type { LinkEventView, LinkVia } from "@/lib/contracts/link";
import { withTwins } from "@/lib/link/timeline";
import { explainError } from "./explain-error";
import type { Untimed } from "./in-order";
import { sourcePlace } from "./steps-of-calls";

/** How the timeline tells that a webhook arrived. The webhook itself tells more. */
const ARRIVAL = /^webhook /;

/** What Link, the browser and this server told while the session ran, as steps. */
export const stepsOfEvents = (entries: LinkEventView[]): Untimed[] =>
  withTwins(entries)
    .filter(({ entry }) => !ARRIVAL.test(entry.name))
    .map(({ entry, twin }) => ({ ...shared(entry), ...shapes[shapeOf(entry, twin)](entry) }));

type Shape = "callback" | "event" | "request" | "completion" | "write";
type Own = Pick<Untimed, "kind" | "from" | "to" | "response" | "source" | "durationMs" | "race">;

function shapeOf(entry: LinkEventView, twin: LinkEventView | null): Shape {
  if (entry.lane === "browser" || twin) return "callback";
  if (entry.lane === "plaid") return "event";
  if (entry.lane === "database") return "write";
  return raceOf(entry) ? "completion" : "request";
}

const shapes: Record<Shape, (entry: LinkEventView) => Own> = {
  callback: ({ detail }) => ({ ...plain("callback", "plaid", "browser"), response: detail }),
  event: ({ detail }) => ({ ...plain("event", "plaid", "plaid"), response: detail }),
  write: ({ detail }) => ({
    ...plain("write", "server", "database"),
    source: { file: "lib/data/exchanged-items.ts", name: "saveExchangedItems" },
    response: detail,
  }),
  request: ({ detail }) => ({ ...plain("request", "browser", "server"), ...noted(detail) }),
  completion: (entry) => {
    const race = raceOf(entry);
    const from = race && FROM_BROWSER.has(race.via) ? "browser" : "server";
    return { ...plain("completion", from, "server"), ...noted(entry.detail), race };
  },
};

const plain = (
  kind: InspectorStep["kind"],
  from: InspectorStep["from"],
  to: InspectorStep["to"],
): Own => ({ kind, from, to, response: null, source: null, durationMs: null, race: null });

const noted = (detail: LinkEventView["detail"]) => ({
  source: sourcePlace(detail?.by),
  durationMs: typeof detail?.durationMs === "number" ? detail.durationMs : null,
});

const shared = ({ id, name, at, requestId, plaidLinkSessionId, detail }: LinkEventView) => {
  const code = [detail?.code, detail?.error_code].find((one) => typeof one === "string" && one);
  return {
    ...{ id, name, at, requestId, plaidLinkSessionId },
    status: null,
    request: null,
    error: typeof code === "string" ? explainError(code) : null,
  };
};

const FROM_BROWSER: ReadonlySet<LinkVia> = new Set(["browser", "oauth_return", "hosted_return"]);

function raceOf({ lane, detail }: LinkEventView): InspectorStep["race"] {
  if (lane !== "server" || !detail || !("outcome" in detail)) return null;
  const { via, outcome } = detail as { via: LinkVia; outcome: "won" | "late" | "failed" };
  return { via, outcome };
}
