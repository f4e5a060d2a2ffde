"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { createLinkEvents } from "./link-events";

/**
 * Passes on what Link tells while a component shows it. Nothing is lost where the page goes away or
 * the component does; the server hears, too, whether Link was open then, by `isOpen`.
 */
export function useLinkEvents(sessionId: string, isOpen: () => boolean) {
  const [events] = useState(() => createLinkEvents(sessionId));
  const isLeftOpen = useEffectEvent(isOpen);

  useEffect(() => {
    const leave = () => events.flush({ leaving: isLeftOpen() });
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      events.flush({ leaving: false });
    };
  }, [events]);

  return events;
}
