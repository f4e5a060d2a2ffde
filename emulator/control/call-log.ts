import { masked } from "../masked";

/** One call to the API. `status` is null where the connection was cut instead of answered. */
export type Call = {
  seq: number;
  at: string;
  path: string;
  status: number | null;
  durationMs: number;
  request: unknown;
  response: unknown;
};

const MOST_KEPT = 1000;

/** The last thousand calls. Numbers go on after a reset, so `since` never skips a new call. */
export function createCallLog() {
  let calls: Call[] = [];
  let last = 0;

  return {
    add(call: Omit<Call, "seq">) {
      last += 1;
      calls.push({ seq: last, ...call });
      if (calls.length > 2 * MOST_KEPT) calls = calls.slice(-MOST_KEPT);
    },
    /** Calls after number `seq`, oldest first, with secrets and tokens masked. */
    since: (seq: number): Call[] =>
      calls
        .slice(-MOST_KEPT)
        .filter((call) => call.seq > seq)
        .map((call) => ({
          ...call,
          request: masked(call.request),
          response: masked(call.response),
        })),
    clear: () => {
      calls = [];
    },
  };
}
