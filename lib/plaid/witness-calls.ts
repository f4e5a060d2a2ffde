import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";

/** One call to Plaid with its answer as it came: tokens stand in it. Kept in memory, for as long as a request. */
export type WitnessedCall = {
  path: string;
  /** HTTP status; null when no answer came. */
  status: number | null;
  durationMs: number;
  requestId: string | null;
  headers: Record<string, unknown>;
  /** Null where it is no JSON object. */
  body: Record<string, unknown> | null;
};

const witnesses = new AsyncLocalStorage<WitnessedCall[]>();

/** Runs something, and has every call to Plaid that it makes told to `calls`, in order, also where it throws. */
export const witnessCalls = <Result>(
  calls: WitnessedCall[],
  run: () => Promise<Result>,
): Promise<Result> => witnesses.run(calls, run);

/** Tells of a call, where somebody wants to know. Nothing is kept otherwise. */
export const tellWitness = (call: WitnessedCall): void => {
  witnesses.getStore()?.push(call);
};
