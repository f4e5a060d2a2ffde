import type { Item } from "../state/entities";
import { ids } from "../state/ids";
import type { State } from "../state/state";
import { followAccounts } from "../transactions/extract-transactions";

/**
 * Ends an Item's error after update mode. It keeps its access token and the ids of the accounts
 * that stay; an account granted anew gets a new id. Consent lasts from now on again.
 */
export function repairItem(state: State, item: Item, keys: readonly string[], now: number): Item {
  const repaired: Item = {
    ...item,
    accounts: keys.map(
      (key) =>
        item.accounts.find((account) => account.key === key) ?? {
          key,
          accountId: ids.derived(item.id, key, now),
        },
    ),
    errorCode: null,
    signedInAt: now,
  };
  state.items.set(item.id, repaired);
  return followAccounts(state, repaired, item.accounts, now);
}
