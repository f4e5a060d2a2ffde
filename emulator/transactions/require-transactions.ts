import { requireProduct } from "../items/require-product";
import { settleItems } from "../items/settle-items";
import type { Item, TransactionsProgress } from "../state/entities";
import type { State } from "../state/state";

/** An Item whose transactions have been asked for, now or before. The first time, this starts their extraction. */
export function requireTransactions(
  state: State,
  item: Item,
  options: { now: number; daysRequested?: number },
): Item & { transactions: TransactionsProgress } {
  const used = requireProduct(state, item, "transactions", options);
  if (used !== item) settleItems(state, options.now);
  const settled = state.items.get(item.id) ?? used;
  if (!settled.transactions) throw new Error("An Item with the product has no transactions");
  return { ...settled, transactions: settled.transactions };
}
