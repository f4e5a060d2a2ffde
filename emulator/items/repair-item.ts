import type { Product } from "../data/products";
import type { Item } from "../state/entities";
import { ids } from "../state/ids";
import type { State } from "../state/state";

/**
 * Ends an Item's error after update mode, adds what the person consented to, and begins its consent
 * anew. It keeps its access token and the ids of the accounts that stay; an account granted anew
 * gets a new id.
 */
export function repairItem(
  state: State,
  item: Item,
  added: {
    masks: readonly string[];
    products: readonly Product[];
    consentedProducts: readonly Product[];
  },
  now: number,
): Item {
  const repaired: Item = {
    ...item,
    products: [...new Set([...item.products, ...added.products])],
    consentedProducts: [
      ...new Set([...item.consentedProducts, ...added.products, ...added.consentedProducts]),
    ],
    accounts: added.masks.map(
      (mask) =>
        item.accounts.find((account) => account.mask === mask) ?? {
          mask,
          accountId: ids.derived(item.id, mask, now),
        },
    ),
    errorCode: null,
    signedInAt: now,
  };
  state.items.set(item.id, repaired);
  return repaired;
}
