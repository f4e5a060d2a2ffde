import type { LedgerHistory } from "./ledger-history";

const MOST_KEPT = 20;

/** The histories that were read last. A version is never used twice, so what is kept is never wrong. */
export function createLedgerCache() {
  const kept = new Map<string, LedgerHistory>();

  return {
    get: (version: string) => kept.get(version),
    set(version: string, history: LedgerHistory): void {
      kept.set(version, history);
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    },
    clear: () => kept.clear(),
  };
}
