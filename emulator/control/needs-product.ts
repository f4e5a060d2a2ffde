import type { Product } from "../data/products";
import type { Item } from "../state/entities";
import { ControlRefusal } from "./control-refusal";

/** Refuses what can happen only to an Item that has a product which the person has not taken back. */
export function needsProduct({ products, withheld }: Item, product: Product): void {
  if (!products.includes(product)) {
    throw new ControlRefusal(`the Item does not have the product ${product}`);
  }
  if (withheld?.includes(product)) throw new ControlRefusal(`${product} is taken back already`);
}
