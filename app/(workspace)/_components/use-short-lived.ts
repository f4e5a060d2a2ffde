import { useEffect, useState } from "react";

/** What is kept this way is dropped from memory after this long, and when the page goes into the background cache. */
const KEPT_MS = 2 * 60_000;

/** State that lives in one component only, and not for long: what somebody asked to see, and nobody should find later. */
export function useShortLived<Value>() {
  const [value, setValue] = useState<Value | null>(null);

  useEffect(() => {
    if (value === null) return;
    const drop = () => setValue(null);
    const timer = setTimeout(drop, KEPT_MS);
    window.addEventListener("pagehide", drop);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pagehide", drop);
    };
  }, [value]);

  return [value, setValue] as const;
}
