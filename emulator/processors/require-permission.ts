import type { Product } from "../data/products";
import { PlaidFailure } from "../plaid-failure";
import type { ProcessorToken } from "../state/entities";

/** Refuses a product that the app has not left to the processor. */
export function requirePermission({ permissions }: ProcessorToken, product: Product): void {
  if (permissions.length === 0 || permissions.includes(product)) return;
  throw new PlaidFailure(
    "INVALID_PRODUCT",
    `client is not authorized to access the following products: ${JSON.stringify([product])}`,
  );
}
