import { valueAt, withoutValueAt, withValueAt } from "./value-at";

/** A request as it is filled in, checked or not. */
export type PlaidRequest = Record<string, unknown>;

/** What is wrong with a request, by the path of the field. */
export type Problems = Record<string, string>;

const CHECK_AFTER_MS = 60;

/** A request that is being filled in. Fields read and change their own part of it only. */
export type RequestStore = ReturnType<typeof createRequestStore>;

/**
 * Holds a request outside React, so that a key pressed in one field renders that field and no other.
 * It is checked a moment after a change, or at once when somebody wants to send it. A field tells
 * its problem once somebody has changed it, or has tried to send the request: never by being left,
 * which would move the button that is just being pressed.
 */
export function createRequestStore(check: (request: PlaidRequest) => Problems, from: PlaidRequest) {
  let request = from;
  let problems = check(from);
  let checked = from;
  let touched = new Set<string>();
  let isAsked = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<{ at: string; listener: () => void }>();
  /** The rest of a long form is not even asked. */
  const tell = (changed: string[]) => {
    for (const { at, listener } of listeners) {
      if (at === "" || changed.some((path) => isWithin(path, at) || isWithin(at, path))) listener();
    }
  };

  function checkNow(): Problems {
    clearTimeout(timer);
    const before = problems;
    problems = check(request);
    checked = request;
    const paths = Object.keys({ ...before, ...problems });
    tell(paths.filter((path) => problems[path] !== before[path]));
    return problems;
  }

  function become(next: unknown, changed: string) {
    request = next as PlaidRequest;
    clearTimeout(timer);
    timer = setTimeout(checkNow, CHECK_AFTER_MS);
    tell([changed]);
  }

  return {
    /** Calls when what is at a path may have changed, or its problem; by default when anything has. */
    subscribe(listener: () => void, at = "") {
      const subscription = { at, listener };
      listeners.add(subscription);
      return () => {
        listeners.delete(subscription);
      };
    },
    request: () => request,
    valueAt: (path: string) => valueAt(request, path),
    problems: () => problems,
    /** The request as it was checked last: it stands still while somebody types. */
    checked: () => checked,
    /** The problem of a field, where it is to be told already. */
    problemAt: (path: string) => (isAsked || touched.has(path) ? problems[path] : undefined),
    isAsked: () => isAsked,
    set(path: string, value: unknown) {
      touched.add(path);
      become(withValueAt(request, path, value), path);
    },
    /** As {@link set}, for a field that nobody has filled in yet. */
    add: (path: string, value: unknown) => become(withValueAt(request, path, value), path),
    /** The entries of a list that come after it move up, so all of the list changes. */
    remove: (path: string) =>
      become(withoutValueAt(request, path), path.slice(0, Math.max(0, path.lastIndexOf(".")))),
    replace(next: PlaidRequest) {
      touched = new Set();
      isAsked = false;
      request = next;
      checkNow();
      tell([""]);
    },
    /** Checks at once, and has every field tell its problem. */
    ask(): Problems {
      isAsked = true;
      checkNow();
      tell([""]);
      return problems;
    },
    /** Takes what the server found, until something changes. */
    blame(found: Problems) {
      isAsked = true;
      problems = { ...problems, ...found };
      tell([""]);
    },
  };
}

/** Whether a path is another one, or leads to something within it. All are within the empty one. */
const isWithin = (path: string, other: string) =>
  path.startsWith(other) &&
  (other === "" || path.length === other.length || path[other.length] === ".");
