import type { Item } from "../state/entities";
import { ids } from "../state/ids";
import type { State } from "../state/state";

/**
 * Ends an Item's error after update mode. It keeps its access token and the ids of the accounts
 * that stay; an account granted anew gets a new id.
 */
export function repairItem(state: State, item: Item, masks: readonly string[], now: number): Item {
  const repaired: Item = {
    ...item,
    accounts: masks.map(
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
