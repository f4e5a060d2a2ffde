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

/** A call as it is kept: texts are cheaper than what they say, and hardly any is ever looked at. */
type KeptCall = Omit<Call, "request" | "response"> & { request: string; response: string | null };

/** A call without what was said. */
export type CallSummary = Omit<Call, "request" | "response">;

/** A call as it may be shown: secrets and tokens masked. */
const shown = (call: KeptCall): Call => ({
  ...call,
  request: masked(json(call.request)),
  response: call.response === null ? null : masked(json(call.response)),
});

/** The last thousand calls. Numbers go on after a reset, so `since` never skips a new call. */
export function createCallLog() {
  let calls: KeptCall[] = [];
  let last = 0;

  return {
    add(call: Omit<KeptCall, "seq">) {
      last += 1;
      calls.push({ seq: last, ...call });
      if (calls.length > 2 * MOST_KEPT) calls = calls.slice(-MOST_KEPT);
    },
    /** Calls after number `seq`, oldest first, with secrets and tokens masked. */
    since: (seq: number): Call[] =>
      calls
        .slice(-MOST_KEPT)
        .filter((call) => call.seq > seq)
        .map(shown),
    /** The latest calls, newest first. */
    latest: (most: number): CallSummary[] =>
      calls
        .slice(-most)
        .map(({ request, response, ...summary }) => summary)
        .reverse(),
    /** A call by its number, as long as it is kept. */
    get(seq: number): Call | undefined {
      const call = calls.find((one) => one.seq === seq);
      return call && shown(call);
    },
    clear: () => {
      calls = [];
    },
  };
}

/** What a body says, or the body itself where it is not JSON. */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
