import { useMemo, useSyncExternalStore } from "react";

/** A press on "Create processor token". */
export type Press = {
  accountId: string;
  processor: string;
  /** The account that the page was opened for. */
  cameFor: string | null;
};

type KeptPress = Press & { key: string };

const PLACE = "processor-presses";
const MOST = 20;
const NONE = "[]";

/**
 * Names a press, so that it counts once however often it is sent. The name is kept with the tab, for
 * the same account and partner, until {@link forgetPress}.
 */
export function keepPress(press: Press): string {
  const presses = keptPresses(stored());
  const others = presses.filter((one) => !isSame(one, press));
  const key = presses.find((one) => isSame(one, press))?.key ?? crypto.randomUUID();
  store([...others, { ...press, key }].slice(-MOST));
  return key;
}

/** Ends a press that was answered for good: the next one is another. */
export function forgetPress(press: Press): void {
  store(keptPresses(stored()).filter((one) => !isSame(one, press)));
}

/** The last press on this page that nobody knows the end of, for example because the page was reloaded. */
export function useOpenPress(cameFor: string | null): Press | null {
  const text = useSyncExternalStore(never, stored, () => NONE);
  return useMemo(
    () => keptPresses(text).findLast((one) => one.cameFor === cameFor) ?? null,
    [text, cameFor],
  );
}

const never = () => () => {};

const isSame = (one: Press, other: Press) =>
  one.accountId === other.accountId && one.processor === other.processor;

/** Where a browser keeps nothing, presses are as good as new ones. */
function stored(): string {
  try {
    return sessionStorage.getItem(PLACE) ?? NONE;
  } catch {
    return NONE;
  }
}

function store(presses: KeptPress[]): void {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(presses));
  } catch {
    // Nothing is kept then.
  }
}

function keptPresses(text: string): KeptPress[] {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read.filter(isKeptPress) : [];
  } catch {
    return [];
  }
}

function isKeptPress(value: unknown): value is KeptPress {
  if (typeof value !== "object" || value === null) return false;
  const { accountId, processor, key, cameFor } = value as Record<string, unknown>;
  return (
    [accountId, processor, key].every((one) => typeof one === "string") &&
    (cameFor === null || typeof cameFor === "string")
  );
}
