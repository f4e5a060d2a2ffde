import { findInstitution } from "../data/find-institution";
import { isNorthAmerican } from "../data/is-north-american";
import type { Product } from "../data/products";
import { PlaidFailure } from "../plaid-failure";
import type { Item } from "../state/entities";
import type { State } from "../state/state";
import { startTransactions } from "../transactions/start-transactions";
import { requireGranted } from "./require-granted";
import { requireHealthy } from "./require-healthy";

const needsNoConsent: ReadonlySet<Product> = new Set(["balance"]);

/**
 * The Item, with a product. One it does not have yet is added, as Plaid does when its endpoint is
 * first called, if the institution offers it and the user has consented; otherwise that is refused.
 * So is one that the user has taken back at the bank.
 */
export function requireProduct(
  state: State,
  item: Item,
  product: Product,
  { now, daysRequested = 90 }: { now: number; daysRequested?: number },
): Item {
  requireGranted(item, product);
  if (item.products.includes(product)) return item;
  requireHealthy(item, now);
  const institution = findInstitution(item.institutionId);
  if (!institution?.products.includes(product)) {
    throw new PlaidFailure(
      "PRODUCTS_NOT_SUPPORTED",
      `the following products are not supported by this institution: ${JSON.stringify([product])}`,
    );
  }
  const hasConsent = !isNorthAmerican(institution) || item.consentedProducts.includes(product);
  if (!hasConsent && !needsNoConsent.has(product)) {
    throw new PlaidFailure(
      "ADDITIONAL_CONSENT_REQUIRED",
      `client does not have user consent to access the PRODUCT_${product.toUpperCase()} product`,
    );
  }
  if (product === "balance") return item;

  const added: Item = {
    ...item,
    products: [...item.products, product],
    transactions:
      product === "transactions"
        ? startTransactions(daysRequested, state.settings().transactionsDelayMs, now)
        : item.transactions,
  };
  state.items.set(item.id, added);
  return added;
}
