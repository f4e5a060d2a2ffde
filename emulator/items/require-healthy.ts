import { PlaidFailure } from "../plaid-failure";
import type { Item } from "../state/entities";
import { itemError } from "./item-error";

/** Refuses what needs the bank itself while the Item is in error. What is cached answers nevertheless. */
export function requireHealthy(item: Item, now: number): void {
  const error = itemError(item, now);
  if (error) throw new PlaidFailure(error);
}
