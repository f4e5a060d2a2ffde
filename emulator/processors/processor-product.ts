import type { Product } from "../data/products";
import { itemError } from "../items/item-error";
import { requireGranted } from "../items/require-granted";
import type { Caller } from "../keys";
import { PlaidFailure } from "../plaid-failure";
import type { State } from "../state/state";
import { requirePermission } from "./require-permission";
import { type Processed, requireProcessorToken } from "./require-processor-token";

/** What answers while the Item is in error too. */
const cached: ReadonlySet<Product> = new Set(["transactions"]);

/** What a processor token stands for, when it is used for a product: the token must permit it, and the Item have it. */
export function processorProduct(
  { state, now, caller }: { state: State; now: number; caller: Caller },
  given: string,
  product: Product,
): Processed {
  const processed = requireProcessorToken(state, given, caller);
  requirePermission(processed.token, product);
  const { item } = processed;
  if (product !== "balance" && !item.products.includes(product)) {
    throw new PlaidFailure(
      "PRODUCTS_NOT_SUPPORTED",
      `the following products are not enabled on this Item: ${JSON.stringify([product])}`,
    );
  }
  requireGranted(item, product);
  const error = cached.has(product) ? null : itemError(item, now);
  if (error) throw new PlaidFailure(error);
  return processed;
}
