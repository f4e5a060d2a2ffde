import { useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * False on the server and until React has taken over the page. A control that only works with
 * JavaScript is disabled until then, so that a click is never lost.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
