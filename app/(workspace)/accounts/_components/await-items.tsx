"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const LOOK_EVERY_MS = 1_500;
const PATIENCE_MS = 60_000;

/** Renews the page while jobs read the accounts of a bank that was just linked, or remove one. */
export function AwaitItems({ isWaiting }: { isWaiting: boolean }) {
  const { refresh } = useRouter();

  useEffect(() => {
    if (!isWaiting) return;
    const until = Date.now() + PATIENCE_MS;
    const timer = setInterval(() => {
      if (Date.now() > until) clearInterval(timer);
      else if (document.visibilityState === "visible") refresh();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isWaiting, refresh]);

  return null;
}
