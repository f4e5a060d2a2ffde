import "server-only";

/** A file of this app and a function in it: `lib/link/start-session.ts#startSession`. */
export type CallSource = `lib/${string}.ts#${string}`;

/** On whose behalf Plaid is called, and what about. */
export type CallContext = {
  userId: string | null;
  /** The file and the function that call, for whoever looks at the record. */
  by: CallSource;
  /** Ours. */
  itemId?: string;
  linkSessionId?: string;
  processorTokenId?: string;
  /** Made with the partner's keys. */
  asPartner?: boolean;
};

/** One call to Plaid, already redacted. */
export type PlaidCallRecord = CallContext & {
  path: string;
  at: Date;
  durationMs: number;
  /** HTTP status; null when no answer came. */
  status: number | null;
  requestId: string | null;
  errorType: string | null;
  errorCode: string | null;
  request: unknown;
  response: unknown;
};

type Sink = (record: PlaidCallRecord) => void;

// On globalThis because instrumentation and route handlers are separate bundles of one process.
const held = globalThis as unknown as { plaidCallSink?: Sink };

/** Hands every later call to `sink`, which must return at once: it runs while the caller waits. */
export function onPlaidCall(sink: Sink) {
  held.plaidCallSink = sink;
}

/** Tells the sink, if there is one. */
export const recordPlaidCall: Sink = (record) => held.plaidCallSink?.(record);
