import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let running = 0;

function change(by: 1 | -1) {
  running += by;
  for (const listener of listeners) listener();
}

/** Counts something the person waits for, until the returned function is called. */
export function beginWork(): () => void {
  change(1);
  let ended = false;
  return () => {
    if (!ended) change(-1);
    ended = true;
  };
}

/** Whether anything is being waited for anywhere in the app. False while rendering on the server. */
export function useIsWorking(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => running > 0,
    () => false,
  );
}
