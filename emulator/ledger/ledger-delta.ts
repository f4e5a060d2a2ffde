import type { LedgerTransaction } from "./ledger";
import type { LedgerHistory } from "./ledger-history";

/** One line of a delta: a transaction that came, changed or went. */
export type LedgerUpdate =
  | { readonly kind: "added" | "modified"; readonly transaction: LedgerTransaction }
  | { readonly kind: "removed"; readonly id: string; readonly accountId: string };

type Stretch = { from: number; to: number; accountId: string | null };

/** The delta that was told last of each history: pages of one are asked for one after another. */
const lastDeltas = new WeakMap<LedgerHistory, { of: string; updates: readonly LedgerUpdate[] }>();

/**
 * What changed between two places in a history, for all accounts or one, in the order of the last
 * change of each. What came and went in between is not told at all.
 */
export function ledgerDelta(history: LedgerHistory, stretch: Stretch): readonly LedgerUpdate[] {
  const of = `${stretch.from}:${stretch.to}:${stretch.accountId}`;
  const last = lastDeltas.get(history);
  if (last?.of === of) return last.updates;
  const updates = deltaOf(history, stretch);
  lastDeltas.set(history, { of, updates });
  return updates;
}

function deltaOf({ events }: LedgerHistory, { from, to, accountId }: Stretch): LedgerUpdate[] {
  const updates = new Map<string, { wasThere: boolean; update: LedgerUpdate }>();
  for (const event of events.slice(from, to)) {
    const { id, transaction } = event;
    if (accountId !== null && event.accountId !== accountId) continue;
    const wasThere = updates.get(id)?.wasThere ?? event.wasThere;
    updates.delete(id);
    if (transaction) {
      const kind = wasThere ? "modified" : "added";
      updates.set(id, { wasThere, update: { kind, transaction } });
    } else if (wasThere) {
      const update = { kind: "removed", id, accountId: event.accountId } as const;
      updates.set(id, { wasThere, update });
    }
  }
  return Array.from(updates.values(), ({ update }) => update);
}
