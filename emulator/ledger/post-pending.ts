import { ids } from "../state/ids";
import type { LedgerChange, LedgerTransaction } from "./ledger";

/** The posting of a pending transaction: it goes, and another one comes that names it. */
export function postPending(pending: LedgerTransaction, on: string): LedgerChange[] {
  const posted: LedgerTransaction = {
    ...pending,
    id: ids.derived(pending.id, "posted"),
    pendingId: pending.id,
    date: on,
    postsOn: null,
  };
  return [
    { op: "remove", id: pending.id },
    { op: "put", transaction: posted },
  ];
}
