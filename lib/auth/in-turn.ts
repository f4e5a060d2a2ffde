import "server-only";
import { availableParallelism } from "node:os";
import { overloaded } from "./overloaded";

/** One more than there are cores, so that none is idle between two. More would only make each slower. */
const AT_ONCE = availableParallelism() + 1;
/** So many wait for their turn. Whoever comes then would wait too long. */
const WAITING_MAX = 32;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Does work that keeps a core busy, as hashing a password does, no more of it at once than the cores
 * can do, so that a rush of sign-ins leaves the rest of the app alive.
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
