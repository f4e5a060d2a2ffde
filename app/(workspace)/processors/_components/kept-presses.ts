import { useMemo, useSyncExternalStore } from "react";

/** A press on "Create processor token". */
export type Press = {
  accountId: string;
  processor: string;
  /** The account that the page was opened for. */
  cameFor: string | null;
};

type KeptPress = Press & {
  key: string;
  /** When it was made first, as milliseconds. */
  at: number;
};

const PLACE = "processor-presses";
const MOST = 20;
const KEPT_MS = 24 * 60 * 60 * 1000;
const NONE = "[]";

/**
 * Names a press, so that it counts once however often it is sent. The name is kept with the tab, for
 * the same account and partner, until {@link forgetPress}, or for a day.
 */
export function keepPress(press: Press): string {
  const presses = keptPresses(stored());
  const others = presses.filter((one) => !isSame(one, press));
  const before = presses.find((one) => isSame(one, press));
  const { key, at } = before ?? { key: crypto.randomUUID(), at: Date.now() };
  store([...others, { ...press, key, at }].slice(-MOST));
  return key;
}

/** Ends a press that was answered for good: the next one is another. */
export function forgetPress(press: Press): void {
  store(keptPresses(stored()).filter((one) => !isSame(one, press)));
}

/** Presses that nobody knows the end of, for example because the page was reloaded, oldest first. */
export function useOpenPresses(): Press[] {
  const text = useSyncExternalStore(never, stored, () => NONE);
  return useMemo(() => keptPresses(text), [text]);
}

const never = () => () => {};

type Choice = Pick<Press, "accountId" | "processor">;

/** Whether two presses ask for the same, and so count once. */
export const isSame = (one: Choice, other: Choice): boolean =>
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
    return Array.isArray(read) ? read.filter(isKeptPress).filter(isFresh) : [];
  } catch {
    return [];
  }
}

const isFresh = ({ at }: KeptPress) => Date.now() - at < KEPT_MS;

function isKeptPress(value: unknown): value is KeptPress {
  if (typeof value !== "object" || value === null) return false;
  const { accountId, processor, key, cameFor, at } = value as Record<string, unknown>;
  return (
    [accountId, processor, key].every((one) => typeof one === "string") &&
    typeof at === "number" &&
    (cameFor === null || typeof cameFor === "string")
  );
}
