import { mkdirSync } from "node:fs";
import { type Database, open } from "lmdb";
import { dropOutdatedState } from "./drop-outdated-state";
import type { Store } from "./store";

/** LMDB refuses keys it finds too long, and ids sometimes come from a caller. */
const isKey = (id: string) => id.length <= 200;

const MOST_COLLECTIONS = 64;

/**
 * State in a folder, there again after a restart. A write has left the process when `set` returns,
 * so it survives `kill -9`; it is not forced to the disk, so a power cut may take the last ones.
 * What another version wrote in another shape is gone; a line in the log says so.
 */
export function lmdbStore(folder: string): Store {
  mkdirSync(folder, { recursive: true });
  dropOutdatedState(folder);
  const root = open({ path: folder, noSync: true, maxDbs: MOST_COLLECTIONS });
  const collections = new Map<string, Database<unknown, string>>();

  return {
    collection<Value>(name: string) {
      const values = root.openDB<unknown, string>({ name });
      collections.set(name, values);
      return {
        get: (id) => (isKey(id) ? (values.get(id) as Value | undefined) : undefined),
        set: (id, value) => {
          values.putSync(id, value);
        },
        delete: (id) => {
          if (isKey(id)) values.removeSync(id);
        },
        values: () => values.getRange({}).map(({ value }) => value as Value),
      };
    },
    transaction: (work) => root.transactionSync(work),
    clear: () => {
      for (const values of collections.values()) values.clearSync();
    },
    close: () => root.close(),
  };
}
