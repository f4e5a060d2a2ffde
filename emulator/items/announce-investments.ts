import type { Item } from "../state/entities";
import type { State } from "../state/state";
import { announceItem } from "./announce-item";

/** Tells that the whole history of an Item's investments is in. */
export function announceInvestments(state: State, item: Item, found: number, now: number): void {
  const body = {
    webhook_type: "INVESTMENTS_TRANSACTIONS",
    webhook_code: "HISTORICAL_UPDATE",
    error: null,
    new_investments_transactions: found,
    cancelled_investments_transactions: 0,
  };
  announceItem(state, item, body, now);
}
