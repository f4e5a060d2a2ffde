import type { Fault } from "./fault";

/** `*` is every call; a webhook is none. */
const matches = (fault: Fault, path: string) =>
  fault.path === path || (fault.path === "*" && path !== "webhooks");

/** The faults that are arranged. The oldest one for a path strikes first, and is gone when used up. */
export function createFaults() {
  let arranged: Fault[] = [];

  return {
    add: (fault: Fault) => {
      arranged.push(fault);
    },
    /** The fault that strikes this call, if any; it counts as one of its times. */
    strike(path: string): Fault | undefined {
      const fault = arranged.find((one) => matches(one, path));
      if (!fault) return undefined;
      const left = { ...fault, times: fault.times - 1 };
      arranged = arranged.flatMap((one) => (one !== fault ? [one] : left.times > 0 ? [left] : []));
      return fault;
    },
    list: (): readonly Fault[] => arranged,
    clear: () => {
      arranged = [];
    },
  };
}
