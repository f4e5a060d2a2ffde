"use client";

import { useHydrated } from "@/lib/browser/use-hydrated";

// Made once: a page holds hundreds of times.
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });
const calendar = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

/** A time of day to the second, in the reader's own time zone as soon as the browser is asked. */
export function ClockTime({ at }: { at: string }) {
  const isHydrated = useHydrated();
  const date = new Date(at);
  return (
    <time dateTime={at} title={isHydrated ? calendar.format(date) : date.toUTCString()}>
      {isHydrated ? clock.format(date) : `${at.slice(11, 19)} UTC`}
    </time>
  );
}
