const MINUTE_MS = 60_000;

/**
 * Counts what is called in the present minute; with the next one everything begins at nothing. So
 * it holds no more than one minute brings, and a count costs the same however many there are.
 */
export function createCallCounts() {
  let minute = Number.NEGATIVE_INFINITY;
  let counts = new Map<string, number>();

  return {
    /** Counts one more of a name, unless there are as many as may be. Answers whether it did. */
    add(name: string, most: number, now: number): boolean {
      const present = Math.floor(now / MINUTE_MS);
      if (present !== minute) {
        minute = present;
        counts = new Map();
      }
      const count = counts.get(name) ?? 0;
      if (count >= most) return false;
      counts.set(name, count + 1);
      return true;
    },
    clear(): void {
      counts = new Map();
    },
  };
}
