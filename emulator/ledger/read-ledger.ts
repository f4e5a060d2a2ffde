import { bankAccounts } from "../data/bank-accounts";
import type { BankTransaction } from "../data/bank-transaction";
import { bankTransactions } from "../data/bank-transactions";
import { findInstitution } from "../data/find-institution";
import { hasTransactions } from "../data/has-transactions";
import type { Item } from "../state/entities";
import { ids } from "../state/ids";
import type { State } from "../state/state";
import type { LedgerBatch, LedgerChange, LedgerTransaction } from "./ledger";
import type { LedgerEvent, LedgerHistory } from "./ledger-history";

const nothing: LedgerHistory = { events: [], live: new Map() };

/** The history of an Item's transactions, read out. Empty before any are in. */
export function readLedger(state: State, item: Item): LedgerHistory {
  const ledger = state.ledgers.get(item.id);
  if (!ledger) return nothing;
  const known = state.ledgerCache.get(ledger.version);
  if (known) return known;

  const live = new Map<string, LedgerTransaction>();
  const events: LedgerEvent[] = [];
  for (const batch of ledger.batches) {
    for (const change of changesOf(state, item, batch, live)) {
      const event = eventOf(change, live);
      if (event) events.push(event);
    }
  }
  const history = { events, live };
  state.ledgerCache.set(ledger.version, history);
  return history;
}

/** The step a change is, taken. Null for the removal of what is not there. */
function eventOf(change: LedgerChange, live: Map<string, LedgerTransaction>): LedgerEvent | null {
  if (change.op === "put") {
    const { transaction } = change;
    const { id, accountId } = transaction;
    const wasThere = live.has(id);
    live.set(id, transaction);
    return { id, accountId, wasThere, transaction };
  }
  const gone = live.get(change.id);
  if (!gone) return null;
  live.delete(change.id);
  return { id: gone.id, accountId: gone.accountId, wasThere: true, transaction: null };
}

function changesOf(
  state: State,
  item: Item,
  batch: LedgerBatch,
  live: ReadonlyMap<string, LedgerTransaction>,
): readonly LedgerChange[] {
  switch (batch.kind) {
    case "changes":
      return state.ledgerChanges.get(batch.id) ?? [];
    case "dropped":
      return [...live.values()]
        .filter(({ accountId }) => batch.accountIds.includes(accountId))
        .map(({ id }) => ({ op: "remove", id }));
    case "extracted":
      return extracted(item, batch);
  }
}

function extracted(item: Item, batch: Extract<LedgerBatch, { kind: "extracted" }>): LedgerChange[] {
  const institution = findInstitution(item.institutionId);
  if (!institution) return [];
  const known = new Map(bankAccounts(item.login, institution).map((bank) => [bank.key, bank]));
  return batch.accounts.flatMap(({ key, accountId }) => {
    const bank = known.get(key);
    const transactions =
      bank && hasTransactions(bank) ? bankTransactions(item.login, institution, bank, batch) : [];
    return transactions.map(
      (transaction): LedgerChange => ({
        op: "put",
        transaction: asLedgerTransaction(transaction, accountId),
      }),
    );
  });
}

function asLedgerTransaction(
  { key, ...known }: BankTransaction,
  accountId: string,
): LedgerTransaction {
  return { ...known, id: ids.derived(accountId, key), accountId, pendingId: null };
}
