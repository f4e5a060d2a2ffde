/** A shorter value would be found everywhere. */
const LENGTH_MIN = 8;

/**
 * Values of plain ASCII that are looked for all at once: bytes are gone through one time, however many
 * values there are, so that hundreds of session tokens can be looked for in a whole database.
 */
export function createKnownValues() {
  const kinds = new Map<string, string>();
  const byStart = new Map<number, string[]>();
  /** Whether any value has these for its third and fourth byte, which is asked at every place. */
  const pairs = new Uint8Array(65_536);

  return {
    add(kind: string, value: string): void {
      if (value.length < LENGTH_MIN) throw new Error(`The ${kind} is too short to look for.`);
      if (kinds.has(value)) return;
      kinds.set(value, kind);
      const start = Buffer.from(value).readInt32BE(0);
      byStart.set(start, [...(byStart.get(start) ?? []), value]);
      pairs[start & 65_535] = 1;
    },
    /** The kinds of those that stand in some bytes. */
    in(bytes: Buffer): Set<string> {
      const found = new Set<string>();
      let lastFour = 0;
      for (let at = 0; at < bytes.length; at += 1) {
        lastFour = (lastFour << 8) | (bytes[at] ?? 0);
        if (pairs[lastFour & 65_535] === 0) continue;
        for (const value of byStart.get(lastFour) ?? []) {
          const isHere = bytes.toString("latin1", at - 3, at - 3 + value.length) === value;
          if (isHere) found.add(kinds.get(value) ?? "");
        }
      }
      return found;
    },
  };
}
