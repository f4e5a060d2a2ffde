import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { InspectionAnswer, InspectorStep, SourcePlace } from "@/lib/contracts/inspector";
import type { LinkSessionView } from "@/lib/contracts/link";
import { listLinkEvents } from "@/lib/data/link-events";
import { getLinkSessionView } from "@/lib/data/link-session-views";
import {
  listSessionCalls,
  listSessionClaims,
  listSessionWebhooks,
} from "@/lib/data/session-records";
import { inOrder, type Untimed } from "./in-order";
import { stepsOfCalls } from "./steps-of-calls";
import { stepsOfEvents } from "./steps-of-events";
import { stepsOfWebhooks } from "./steps-of-webhooks";

/**
 * Everything that is known of one of the viewer's Link sessions, step by step in order of time. It is
 * put together from what is recorded anyway, so that a session costs no more for being looked at.
 *
 * @throws Problem `not_found`
 */
export async function describeInspection(
  viewer: Viewer,
  sessionId: string,
): Promise<InspectionAnswer> {
  const [session, events, webhooks, claims] = await Promise.all([
    getLinkSessionView(viewer, sessionId),
    listLinkEvents(viewer, sessionId, { withSteps: true }),
    listSessionWebhooks(viewer, sessionId),
    listSessionClaims(viewer, sessionId),
  ]);
  const itemIds = session.items.map(({ id }) => id);
  const calls = await listSessionCalls(viewer, { ...session, itemIds });
  const steps = inOrder([
    ...stepsOfEvents(events),
    ...stepsOfCalls(calls),
    ...stepsOfWebhooks(webhooks),
    ...writesOf(session, claims),
  ]);
  return { session, steps };
}

type Claims = Awaited<ReturnType<typeof listSessionClaims>>;

/** What was stored, by the times that the rows themselves have. */
function writesOf(session: LinkSessionView, claims: Claims): Untimed[] {
  const { id, createdAt, finishedAt, finishedVia, state } = session;
  const isLinked = session.items.length > 0;
  return [
    write(id, "Link session stored, its link token encrypted", createdAt, {
      file: "lib/data/link-sessions.ts",
      name: "saveLinkSession",
    }),
    ...claims.map((claim) =>
      write(
        claim.id,
        "Public token claimed, before it is exchanged",
        claim.createdAt.toISOString(),
        {
          file: "lib/data/public-token-exchanges.ts",
          name: "claimPublicToken",
        },
      ),
    ),
    // With an Item, its own step tells it: both are stored in one transaction.
    ...(finishedAt && !isLinked
      ? [
          write(
            `${id} end`,
            `Link session stored as ${state}`,
            finishedAt,
            { file: "lib/data/link-sessions.ts", name: "finishLinkSession" },
            { via: finishedVia },
          ),
        ]
      : []),
  ];
}

const write = (
  id: string,
  name: string,
  at: string,
  source: SourcePlace,
  response: InspectorStep["response"] = null,
): Untimed => ({
  ...{ id, name, at, source, response },
  ...{ kind: "write", from: "server", to: "database" },
  ...{ durationMs: null, status: null, requestId: null, plaidLinkSessionId: null },
  ...{ request: null, error: null, race: null },
});
