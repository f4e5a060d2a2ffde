import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { LinkVia } from "@/lib/contracts/link";
import { STEP_KEY, systemSaveLinkEvents } from "@/lib/data/link-events";
import type { CallSource } from "@/lib/plaid/recorder";
import { writeBehind } from "./write-behind";

/** Something that this server did in a Link session, for the inspector. Nothing of it may be secret. */
export type Step = {
  /** Of our API, such as `POST /api/link/tokens`, or in words. */
  name: string;
  /** The same for the same step, however often it is noted. */
  key: string;
  /** When it began. It is noted at its end. */
  at: Date;
  by: CallSource;
  /** Who brought a result of Link, and whether it was the one to do the exchange. */
  race?: { via: LinkVia; outcome: "won" | "late" | "failed" };
  /** Our code of what went wrong. */
  code?: string | undefined;
};

type Noted = { userId: string; linkSessionId: string; step: Step; durationMs: number };
type Sink = (noted: Noted) => void;

// On globalThis because instrumentation and route handlers are separate bundles of one process.
const held = globalThis as unknown as { linkStepSink?: Sink };

/** Keeps every step that is noted from now on. */
export function recordSteps() {
  held.linkStepSink = writeBehind<Noted>("steps of Link sessions", (all) =>
    systemSaveLinkEvents(all.map(toldOf)),
  );
}

/** Notes a step of one of the viewer's sessions. Costs the caller nothing: it is written a moment later. */
export function noteStep(viewer: Viewer, linkSessionId: string, step: Step): void {
  const durationMs = Date.now() - step.at.getTime();
  held.linkStepSink?.({ userId: viewer.id, linkSessionId, step, durationMs });
}

function toldOf({ userId, linkSessionId, step, durationMs }: Noted) {
  const { name, key, at, by, race, code } = step;
  const detail = { by, durationMs, ...race, ...(code && { code }) };
  const none = { requestId: null, plaidLinkSessionId: null };
  const event = { lane: "SERVER" as const, name, key: `${STEP_KEY}${key}`, at, detail, ...none };
  return { userId, linkSessionId, events: [event] };
}
