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
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };

  function checkNow(): Problems {
    clearTimeout(timer);
    problems = check(request);
    checked = request;
    tell();
    return problems;
  }

  function become(next: unknown) {
    request = next as PlaidRequest;
    clearTimeout(timer);
    timer = setTimeout(checkNow, CHECK_AFTER_MS);
    tell();
  }

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
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
      become(withValueAt(request, path, value));
    },
    /** As {@link set}, for a field that nobody has filled in yet. */
    add: (path: string, value: unknown) => become(withValueAt(request, path, value)),
    remove: (path: string) => become(withoutValueAt(request, path)),
    replace(next: PlaidRequest) {
      touched = new Set();
      isAsked = false;
      request = next;
      checkNow();
    },
    /** Checks at once, and has every field tell its problem. */
    ask(): Problems {
      isAsked = true;
      return checkNow();
    },
    /** Takes what the server found, until something changes. */
    blame(found: Problems) {
      isAsked = true;
      problems = { ...problems, ...found };
      tell();
    },
  };
}
