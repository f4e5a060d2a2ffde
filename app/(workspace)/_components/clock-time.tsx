"use client";

import { useHydrated } from "@/lib/browser/use-hydrated";

// Made once: a page holds hundreds of times.
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });
const calendar = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

/** A time of day to the second, in the reader's own time zone as soon as the browser is asked. */
export function ClockTime({ at }: { at: string }) {
  return clockTime(at, useHydrated());
}

/** The same for a part that draws hundreds, and asks once whether the browser has been asked. */
export function clockTime(at: string, isHydrated: boolean) {
  const date = new Date(at);
  return (
    <time dateTime={at} title={isHydrated ? calendar.format(date) : date.toUTCString()}>
      {isHydrated ? clock.format(date) : `${at.slice(11, 19)} UTC`}
    </time>
  );
}
