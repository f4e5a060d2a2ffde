"use client";

import { useHydrated } from "@/lib/browser/use-hydrated";

/** A time of day to the second, in the reader's own time zone as soon as the browser is asked. */
export function ClockTime({ at }: { at: string }) {
  const isHydrated = useHydrated();
  const date = new Date(at);
  return (
    <time dateTime={at} title={isHydrated ? date.toLocaleString() : date.toUTCString()}>
      {isHydrated ? date.toLocaleTimeString() : `${at.slice(11, 19)} UTC`}
    </time>
  );
}
