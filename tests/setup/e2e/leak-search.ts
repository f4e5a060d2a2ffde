import { createKnownValues } from "./known-values";

/** Something that must not be found, by how it looks. */
export type Shape = {
  kind: string;
  pattern: RegExp;
  /** One of these is in all that fits the pattern, and in little else. */
  hints: string[];
};

/** No secret is longer. So much of a piece is looked at again together with the next. */
const OVERLAP = 512;

/** Takes a text piece by piece, and answers whether the piece was clean. */
export type Reader = (piece: Buffer | string) => boolean;

/**
 * Looks for secrets in whatever it is given to read: by their shape, and for values that it has
 * learned. Of what it finds it keeps the kind and the place, and never the value.
 */
export function createLeakSearch(shapes: readonly Shape[]) {
  const values = createKnownValues();
  const found = new Set<string>();

  return {
    /** Has a value of plain ASCII looked for from now on. */
    learn: values.add,
    /** For one text that comes in pieces, wherever those are cut. `place` is what a hit is told by. */
    reader(place: string): Reader {
      let end: Buffer = Buffer.alloc(0);
      return (piece) => {
        const bytes = Buffer.concat([end, typeof piece === "string" ? Buffer.from(piece) : piece]);
        end = bytes.subarray(-OVERLAP);
        const kinds = values.in(bytes);
        for (const { kind, pattern, hints } of shapes) {
          const isLikely = hints.some((hint) => bytes.includes(hint));
          if (isLikely && pattern.test(bytes.toString("latin1"))) kinds.add(kind);
        }
        for (const kind of kinds) found.add(`${kind} in ${place}`);
        return kinds.size === 0;
      };
    },
    /** What was found so far, each kind once a place. */
    found: (): string[] => [...found].sort(),
  };
}
