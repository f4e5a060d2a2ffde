"use client";

import { useHydrated } from "@/lib/browser/use-hydrated";
import { useNow } from "@/lib/browser/use-now";

type Props = {
  /** ISO 8601. */
  until: string;
  /** When the server rendered this, in milliseconds. */
  serverNow: number;
};

/** How long a link still works, kept current, with the exact local time as its title. */
export function TimeLeft({ until, serverNow }: Props) {
  const leftMs = Date.parse(until) - useNow(serverNow);
  const isHydrated = useHydrated();
  const date = new Date(until);
  return (
    <time dateTime={until} title={isHydrated ? date.toLocaleString() : date.toUTCString()}>
      {leftMs <= 0 ? "expiring now" : `works for ${inWords(leftMs)}`}
    </time>
  );
}

const MINUTE_MS = 60_000;

function inWords(leftMs: number): string {
  const minutes = Math.round(leftMs / MINUTE_MS);
  if (minutes < 1) return "less than a minute";
  if (minutes < 120) return count(minutes, "minute");
  const hours = Math.round(minutes / 60);
  return hours < 48 ? count(hours, "hour") : count(Math.round(hours / 24), "day");
}

const count = (value: number, unit: string) => `${value} more ${unit}${value === 1 ? "" : "s"}`;
