import "server-only";
import { availableParallelism } from "node:os";
import { overloaded } from "./overloaded";

/** One for each core: more would only make each of them slower. */
const AT_ONCE = availableParallelism();
/** So many wait for their turn. Whoever comes then would wait too long. */
const WAITING_MAX = 32;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Does work that keeps a core busy, as hashing a password does, no more of it at once than there are
 * cores, so that a rush of sign-ins leaves the rest of the app alive.
 *
 * @throws Problem `overloaded` at once when too many wait already.
 */
export async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running < AT_ONCE) running += 1;
  else await queued();
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** Waits until somebody who is done hands their place over. */
function queued(): Promise<void> {
  if (waiting.length >= WAITING_MAX) throw overloaded();
  return new Promise((resolve) => waiting.push(resolve));
}
