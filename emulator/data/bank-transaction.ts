import type { Transaction } from "plaid";
import type { Wire } from "../wire";

/** A transaction as the bank knows it. `key` is the same for the same one, whenever the bank is asked. */
export type BankTransaction = {
  readonly key: string;
  /** The day on which it was made, and the one from which the bank counts it. */
  readonly authorizedDate: string | null;
  readonly date: string;
  /** The day on which a pending one posts; null for one that has. */
  readonly postsOn: string | null;
  /** Money out is positive. */
  readonly amount: number;
  readonly currency: string;
  readonly name: string;
  /** A name in the list of merchants; null where nobody can be told. */
  readonly merchant: string | null;
  /** The detailed category of Plaid's personal finance categories. */
  readonly category: string;
  readonly channel: Wire<Transaction["payment_channel"]>;
  readonly storeNumber: string | null;
};
