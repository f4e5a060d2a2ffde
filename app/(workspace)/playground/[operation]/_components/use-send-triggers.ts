import { useEffect, useEffectEvent } from "react";
import type { PlaygroundOperation } from "@/lib/contracts/playground";
import { heldInMemory } from "./held-in-memory";

/** Sends by Ctrl or Cmd with Enter, wherever the focus is, and once on arrival where a replay has led here. */
export function useSendTriggers(operation: PlaygroundOperation, send: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    // The form would be sent by it too.
    event.preventDefault();
    send();
  });
  const onArrival = useEffectEvent(() => {
    if (heldInMemory.hasArrived(operation)) send();
  });

  useEffect(() => {
    onArrival();
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}
