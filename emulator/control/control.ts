import { z } from "zod";
import { keys, partnerInboundKey, partnerKeys } from "../keys";
import { listMessages } from "../outbox/list-messages";
import { settleAll } from "../settle-all";
import type { State } from "../state/state";
import type { Courier } from "../webhooks/courier";
import type { Call, createCallLog } from "./call-log";
import { checkControl } from "./check-control";
import { completeLayer, type LayerOutcome, layerCompletion } from "./complete-layer";
import { completeLink, type LinkOutcome, linkCompletion } from "./complete-link";
import { ControlRefusal } from "./control-refusal";
import { type Fault, fault } from "./fault";
import type { createFaults } from "./faults";
import { createItemControl } from "./item-control";
import { createSessionControl } from "./session-control";
import { createWebhookControl } from "./webhook-control";

const settings = z.strictObject({
  publicTokenExchange: z.enum(["idempotent", "one-time"]).optional(),
  linkEvents: z.boolean().optional(),
  transactionsDelayMs: z.number().int().min(0).max(86_400_000).optional(),
  linkTokens: z.enum(["reusable", "single-use"]).optional(),
  webview: z.boolean().optional(),
  accountSelect: z.enum(["multiple", "one", "all"]).optional(),
  userTokens: z.boolean().optional(),
  rateLimits: z.enum(["off", "sandbox"]).optional(),
});

const clock = z.strictObject({
  advanceMs: z
    .number()
    .int()
    .min(0)
    .max(10 * 365 * 86_400_000),
});

/** What tests and tools may do to an emulator besides calling its API. */
export type Control = ReturnType<typeof createControl>;

/** The control of an emulator. Its routes under `/__emulator` offer the same by HTTP. */
export function createControl({
  state,
  calls,
  faults,
  courier,
  now,
}: {
  state: State;
  calls: ReturnType<typeof createCallLog>;
  faults: ReturnType<typeof createFaults>;
  courier: Courier;
  now: () => number;
}) {
  const settle = () => settleAll(state, now());
  return {
    ...createItemControl({ state, now, settle }),
    ...createSessionControl({ state, now }),
    ...createWebhookControl({ state, courier, now }),

    keys: () => ({ ...keys, partner: { ...partnerKeys, inbound_key: partnerInboundKey } }),
    /** Calls to the API after number `since`, secrets masked. */
    calls: (since = 0): Call[] => calls.since(since),
    /** The latest calls, newest first, without what was said. */
    latestCalls: calls.latest,
    /** One call by its number. */
    call(seq: number): Call {
      const call = calls.get(seq);
      if (!call) throw new ControlRefusal("there is no such call, or it is no longer kept");
      return call;
    },

    faults: (): readonly Fault[] => faults.list(),
    addFault(input: z.input<typeof fault>): void {
      faults.add(checkControl(fault, input));
    },
    clearFaults: faults.clear,

    /** Lets time pass. Expiries, timestamps, sessions and due webhooks follow. Answers the time it is then. */
    advanceClock(input: z.input<typeof clock>): string {
      const { advanceMs } = checkControl(clock, input);
      state.changeSettings({ clockAheadMs: state.settings().clockAheadMs + advanceMs });
      settle();
      courier.run();
      return new Date(now()).toISOString();
    },
    /** How much there is of what a person would look at first. */
    counts: () => ({
      links: count(state.linkSessions.values()),
      items: count(state.items.values(), ({ removedAt }) => removedAt === null),
      unsent: state.webhooks.list().filter((one) => one.state !== "delivered").length,
      faults: faults.list().length,
    }),
    /** What the emulator's clock says, and how far it is ahead. */
    clock: () => ({
      now: new Date(now()).toISOString(),
      aheadMs: state.settings().clockAheadMs,
    }),
    /** What would have been sent to people by SMS or e-mail, newest first. */
    outbox: () =>
      listMessages(state).map((message) => ({
        ...message,
        at: new Date(message.at).toISOString(),
      })),
    /** Goes through Link as if a person had. */
    completeLink(input: z.input<typeof linkCompletion>): LinkOutcome {
      const completion = checkControl(linkCompletion, input);
      return state.transaction(() => completeLink(state, completion, now()));
    },
    /** Goes through Layer as if a person had. */
    completeLayer(input: z.input<typeof layerCompletion>): LayerOutcome {
      const completion = checkControl(layerCompletion, input);
      return state.transaction(() => completeLayer(state, completion, now()));
    },
    settings() {
      const { clockAheadMs, ...current } = state.settings();
      return current;
    },
    changeSettings(input: z.input<typeof settings>) {
      const { clockAheadMs, ...changed } = state.changeSettings(checkControl(settings, input));
      return changed;
    },
    /** Forgets everything: Items, tokens, sessions, calls, faults, settings and the time that was let pass. */
    reset(): void {
      state.clear();
      calls.clear();
      faults.clear();
    },
  };
}

function count<Value>(values: Iterable<Value>, isCounted = (_value: Value) => true): number {
  let counted = 0;
  for (const value of values) if (isCounted(value)) counted += 1;
  return counted;
}
