import type { Store } from "./store";

/** State that lives as long as the process. Meant for tests. */
export function memoryStore(): Store {
  const collections = new Map<string, Map<string, unknown>>();

  return {
    collection<Value>(name: string) {
      const values = collections.get(name) ?? new Map<string, unknown>();
      collections.set(name, values);
      return {
        get: (id) => values.get(id) as Value | undefined,
        set: (id, value) => {
          values.set(id, value);
        },
        delete: (id) => {
          values.delete(id);
        },
        values: () => values.values() as Iterable<Value>,
      };
    },
    transaction: (work) => work(),
    clear: () => {
      for (const values of collections.values()) values.clear();
    },
    close: async () => {},
  };
}
