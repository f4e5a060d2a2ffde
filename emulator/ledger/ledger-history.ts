import type { LedgerTransaction } from "./ledger";

/** A step of a history: what became of which transaction, and whether it was there before. */
export type LedgerEvent = {
  readonly id: string;
  readonly accountId: string;
  readonly wasThere: boolean;
  /** Null where it is gone. */
  readonly transaction: LedgerTransaction | null;
};

/** A ledger read out: every step in order, and the transactions there are at its end. */
export type LedgerHistory = {
  readonly events: readonly LedgerEvent[];
  readonly live: ReadonlyMap<string, LedgerTransaction>;
};
