import { z } from "zod";
import { settleItems } from "../items/settle-items";
import { keys, partnerKeys } from "../keys";
import { listMessages } from "../outbox/list-messages";
import { settleAll } from "../settle-all";
import type { State } from "../state/state";
import type { Courier } from "../webhooks/courier";
import type { Call, createCallLog } from "./call-log";
import { changeTransactions, transactionChanges } from "./change-transactions";
import { checkControl } from "./check-control";
import { completeLink, type LinkOutcome, linkCompletion } from "./complete-link";
import { type Fault, fault } from "./fault";
import type { createFaults } from "./faults";
import { createWebhookControl } from "./webhook-control";

const settings = z.strictObject({
  publicTokenExchange: z.enum(["idempotent", "one-time"]).optional(),
  linkEvents: z.boolean().optional(),
  transactionsDelayMs: z.number().int().min(0).max(86_400_000).optional(),
  linkTokens: z.enum(["reusable", "single-use"]).optional(),
  webview: z.boolean().optional(),
  accountSelect: z.enum(["multiple", "one", "all"]).optional(),
  userTokens: z.boolean().optional(),
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
  return {
    ...createWebhookControl({ state, courier, now }),

    keys: () => ({ ...keys, partner: partnerKeys }),
    /** Calls to the API after number `since`, secrets masked. */
    calls: (since = 0): Call[] => calls.since(since),

    faults: (): readonly Fault[] => faults.list(),
    addFault(input: z.input<typeof fault>): void {
      faults.add(checkControl(fault, input));
    },
    clearFaults: faults.clear,

    /** Lets time pass. Expiries, timestamps, sessions and due webhooks follow. Answers the time it is then. */
    advanceClock(input: z.input<typeof clock>): string {
      const { advanceMs } = checkControl(clock, input);
      state.changeSettings({ clockAheadMs: state.settings().clockAheadMs + advanceMs });
      settleAll(state, now());
      courier.run();
      return new Date(now()).toISOString();
    },
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
    /** Changes an Item's transactions as if its bank had. */
    changeTransactions(itemId: string, input: z.input<typeof transactionChanges>) {
      const changes = checkControl(transactionChanges, input);
      return state.transaction(() => {
        settleItems(state, now());
        return changeTransactions(state, itemId, changes, now());
      });
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
