import { useSyncExternalStore } from "react";

const TICK_MS = 30_000;

function subscribe(listener: () => void) {
  const timer = setInterval(listener, TICK_MS);
  return () => clearInterval(timer);
}

const tickOf = (timeMs: number) => Math.floor(timeMs / TICK_MS) * TICK_MS;

/**
 * The time in milliseconds, to the half minute. It starts as the server's time of rendering, so
 * that what is derived from it hydrates without a difference, and then follows the clock.
 */
export function useNow(serverNow: number): number {
  return useSyncExternalStore(
    subscribe,
    () => tickOf(Date.now()),
    () => tickOf(serverNow),
  );
}
