"use client";

import { useHydrated } from "@/lib/browser/use-hydrated";
import { useNow } from "@/lib/browser/use-now";

type Props = {
  /** ISO 8601. */
  at: string;
  /** When the server rendered this, in milliseconds. */
  serverNow: number;
};

/** How long ago something was, kept current, with the exact local time as its title. */
export function RelativeTime({ at, serverNow }: Props) {
  const now = useNow(serverNow);
  const isHydrated = useHydrated();
  const date = new Date(at);
  return (
    <time dateTime={at} title={isHydrated ? date.toLocaleString() : date.toUTCString()}>
      {ago(now - date.getTime())}
    </time>
  );
}

const format = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const MINUTE_MS = 60_000;
const units = [
  ["day", 24 * 60 * MINUTE_MS],
  ["hour", 60 * MINUTE_MS],
  ["minute", MINUTE_MS],
] as const;

function ago(elapsedMs: number): string {
  for (const [unit, lengthMs] of units) {
    if (elapsedMs >= lengthMs) return format.format(-Math.floor(elapsedMs / lengthMs), unit);
  }
  return "just now";
}
