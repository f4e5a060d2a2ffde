import "server-only";
import { systemRecordAudit } from "@/lib/data/audit-events";
import {
  type SealedColumn,
  sealedColumns,
  systemCheckSeals,
  systemListStaleSeals,
  systemReseal,
} from "@/lib/data/sealed-columns";
import { env } from "@/lib/env";

/** So many values are held at a time: a webhook's may be a third of a megabyte. */
const AT_ONCE = 50;
/** A process that still has the keys of before seals with them. What it adds is found by looking again. */
const PASSES_MAX = 5;
/** So many of the values that do not open are named. */
const NAMED_MAX = 20;

/** What a rotation came to. */
export type KeyRotation = {
  resealed: number;
  /** What does not open under any key, as `Item.accessToken of itm_…`. It is left as it is. */
  unreadable: string[];
  /** Older keys of TOKEN_KEYS that have sealed nothing that is stored. */
  unused: string[];
  /** All other keys that have, with how many values. */
  needed: { keyId: string; rows: number }[];
};

/**
 * Seals everything that is stored under the newest key of TOKEN_KEYS, one value after the other, while
 * the app goes on. It may be broken off at any time, and goes on where it stopped when it is called again.
 *
 * @param tell is given a line on each step.
 */
export async function rotateKeys(tell: (line: string) => void): Promise<KeyRotation> {
  const [newest = "", ...older] = env().TOKEN_KEYS.keys();
  let resealed = 0;
  const unreadable: string[] = [];
  for (const column of sealedColumns) {
    const done = await resealColumn(column);
    resealed += done.resealed;
    unreadable.push(...done.unreadable.map((id) => `${column.table}.${column.column} of ${id}`));
    tell(`${column.table}.${column.column}: ${done.resealed} sealed under "${newest}"`);
  }
  for (const one of unreadable.slice(0, NAMED_MAX))
    tell(`${one} does not open, and is left as it is`);
  const seals = await systemCheckSeals();
  const needed = seals.flatMap(({ keyId, rows }) => (keyId === newest ? [] : [{ keyId, rows }]));
  const unused = older.filter((id) => !seals.some(({ keyId }) => keyId === id));
  await systemRecordAudit("keys.rotate", newest);
  return { resealed, unreadable, unused, needed };
}

async function resealColumn(column: SealedColumn) {
  let resealed = 0;
  const unreadable = new Set<string>();
  for (let pass = 0; pass < PASSES_MAX; pass += 1) {
    let changed = 0;
    for await (const stale of staleSeals(column)) {
      const outcome = await systemReseal(column, stale);
      if (outcome === "unreadable") unreadable.add(stale.id);
      else changed += 1;
      if (outcome === "resealed") resealed += 1;
    }
    if (changed === 0) break;
  }
  return { resealed, unreadable: [...unreadable] };
}

async function* staleSeals(column: SealedColumn) {
  let after = "";
  for (;;) {
    const found = await systemListStaleSeals(column, { after, limit: AT_ONCE });
    yield* found;
    after = found.at(-1)?.id ?? after;
    if (found.length < AT_ONCE) return;
  }
}
