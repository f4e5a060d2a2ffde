import type { Product } from "../data/products";
import { PlaidFailure } from "../plaid-failure";
import type { Item } from "../state/entities";

/** Refuses a product that the person has taken back at the bank, until they grant it in update mode. */
export function requireGranted({ withheld }: Item, product: Product): void {
  if (withheld?.includes(product)) throw new PlaidFailure("ACCESS_NOT_GRANTED");
}
