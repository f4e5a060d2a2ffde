/** Keeps ids in order of time, so that asking for what is due costs nothing while nothing is. */
export function createAgenda() {
  const moments = new Map<string, number>();
  /** The latest first, so that the next one is taken from the end. */
  let queue: { id: string; at: number }[] = [];

  return {
    /** Notes when an id is due next, instead of what was noted before; null for never. */
    put(id: string, at: number | null): void {
      if (moments.get(id) === (at ?? undefined)) return;
      if (at === null) {
        moments.delete(id);
        return;
      }
      moments.set(id, at);
      queue.splice(placeOf(queue, at), 0, { id, at });
    },
    isDue: (now: number): boolean => (queue.at(-1)?.at ?? Number.POSITIVE_INFINITY) <= now,
    /** Takes the id that has been due longest; undefined when none is. */
    take(now: number): string | undefined {
      for (let next = queue.at(-1); next && next.at <= now; next = queue.at(-1)) {
        queue.pop();
        if (moments.get(next.id) !== next.at) continue;
        moments.delete(next.id);
        return next.id;
      }
      return undefined;
    },
    clear(): void {
      moments.clear();
      queue = [];
    },
  };
}

/** Where a moment belongs; the queue is searched by halves. */
function placeOf(queue: readonly { at: number }[], at: number): number {
  let [low, high] = [0, queue.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((queue[middle]?.at ?? at) > at) low = middle + 1;
    else high = middle;
  }
  return low;
}
