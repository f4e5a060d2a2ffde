const PREFIX = "personal:";

/** Where a browser keeps nothing, it is kept for as long as the page lives. */
const inMemory = new Map<string, string>();

type Where = "local" | "session";

const placeOf = (where: Where) => (where === "local" ? localStorage : sessionStorage);

/**
 * Texts that a browser keeps for one person: `local` until they sign out, `session` until they do or
 * the tab is closed. Never for a token or a secret. On the server there is nothing.
 */
export const personalStorage = {
  read(where: Where, name: string): string | null {
    try {
      return placeOf(where).getItem(PREFIX + name) ?? inMemory.get(name) ?? null;
    } catch {
      return inMemory.get(name) ?? null;
    }
  },

  /** Answers whether the browser had room for it. */
  write(where: Where, name: string, text: string): boolean {
    try {
      placeOf(where).setItem(PREFIX + name, text);
      inMemory.delete(name);
      return true;
    } catch {
      inMemory.set(name, text);
      return false;
    }
  },

  /** Forgets all of it, whoever it was kept for. */
  clear(): void {
    inMemory.clear();
    for (const where of ["local", "session"] as const) {
      try {
        const place = placeOf(where);
        const names = Object.keys(place).filter((name) => name.startsWith(PREFIX));
        for (const name of names) place.removeItem(name);
      } catch {
        // Nothing is kept there.
      }
    }
  },
};
