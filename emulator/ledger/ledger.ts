import type { BankTransaction } from "../data/bank-transaction";
import type { ItemAccount } from "../state/entities";

/** A transaction as an Item has it. It is pending as long as it has a day on which it posts. */
export type LedgerTransaction = Omit<BankTransaction, "key"> & {
  readonly id: string;
  readonly accountId: string;
  /** The pending transaction that this one took the place of. */
  readonly pendingId: string | null;
};

/** One step in the history of an Item's transactions: one is there, as it is from then on, or is gone. */
export type LedgerChange =
  | { readonly op: "put"; readonly transaction: LedgerTransaction }
  | { readonly op: "remove"; readonly id: string };

/**
 * What came at one time. What the bank had of an account follows from the Item and is not stored,
 * only from which day on and until which; changes are.
 */
export type LedgerBatch =
  | {
      readonly kind: "extracted";
      readonly accounts: readonly ItemAccount[];
      readonly from: string;
      readonly to: string;
      readonly asOf: string;
    }
  | { readonly kind: "dropped"; readonly accountIds: readonly string[] }
  | { readonly kind: "changes"; readonly id: string };

/** The history of an Item's transactions. A cursor of /transactions/sync is a place in it. */
export type Ledger = {
  /** Another one after every change. */
  readonly version: string;
  readonly batches: readonly LedgerBatch[];
  /** Changes to be made as soon as someone is between two pages. */
  readonly held: readonly LedgerChange[] | null;
  /** How often the bank was asked for what is new. */
  readonly refreshes: number;
};
