import { z } from "zod";
import { settleItems } from "../items/settle-items";
import { keys } from "../keys";
import type { State } from "../state/state";
import type { Call, createCallLog } from "./call-log";
import { changeTransactions, transactionChanges } from "./change-transactions";
import { completeLink, type LinkOutcome, linkCompletion } from "./complete-link";
import { ControlRefusal } from "./control-refusal";
import { type Fault, fault } from "./fault";
import type { createFaults } from "./faults";

const settings = z.strictObject({
  publicTokenExchange: z.enum(["idempotent", "one-time"]).optional(),
  linkEvents: z.boolean().optional(),
  transactionsDelayMs: z.number().int().min(0).max(86_400_000).optional(),
  linkTokens: z.enum(["reusable", "single-use"]).optional(),
  webview: z.boolean().optional(),
  accountSelect: z.enum(["multiple", "one", "all"]).optional(),
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
  now,
}: {
  state: State;
  calls: ReturnType<typeof createCallLog>;
  faults: ReturnType<typeof createFaults>;
  now: () => number;
}) {
  return {
    keys: () => keys,
    /** Calls to the API after number `since`, secrets masked. */
    calls: (since = 0): Call[] => calls.since(since),

    faults: (): readonly Fault[] => faults.list(),
    addFault(input: z.input<typeof fault>): void {
      faults.add(check(fault, input));
    },
    clearFaults: faults.clear,

    /** Lets time pass. Expiries, timestamps and sessions follow. Answers the time it is then. */
    advanceClock(input: z.input<typeof clock>): string {
      const { advanceMs } = check(clock, input);
      state.changeSettings({ clockAheadMs: state.settings().clockAheadMs + advanceMs });
      state.transaction(() => settleItems(state, now()));
      return new Date(now()).toISOString();
    },
    /** Goes through Link as if a person had. */
    completeLink(input: z.input<typeof linkCompletion>): LinkOutcome {
      const completion = check(linkCompletion, input);
      return state.transaction(() => completeLink(state, completion, now()));
    },
    /** Changes an Item's transactions as if its bank had. */
    changeTransactions(itemId: string, input: z.input<typeof transactionChanges>) {
      const changes = check(transactionChanges, input);
      return state.transaction(() => {
        settleItems(state, now());
        return changeTransactions(state, itemId, changes, now());
      });
    },
    changeSettings(input: z.input<typeof settings>) {
      const { clockAheadMs, ...changed } = state.changeSettings(check(settings, input));
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

function check<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new ControlRefusal(z.prettifyError(parsed.error));
  return parsed.data;
}
