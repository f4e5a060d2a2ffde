import type { Product } from "../data/products";
import type { Item } from "../state/entities";
import { ids } from "../state/ids";
import type { State } from "../state/state";
import { followAccounts } from "../transactions/extract-transactions";
import { startTransactions } from "../transactions/start-transactions";
import { soundLogin } from "./sound-login";

/**
 * Ends an Item's error after update mode, adds what the person consented to, grants what they had
 * taken back, and begins its consent anew. It keeps its access token and the ids of the accounts that stay; an account granted anew
 * gets a new id.
 */
export function repairItem(
  state: State,
  item: Item,
  added: {
    keys: readonly string[];
    products: readonly Product[];
    consentedProducts: readonly Product[];
    daysRequested: number;
  },
  now: number,
): Item {
  const startsTransactions = item.transactions === null && added.products.includes("transactions");
  const { transactionsDelayMs } = state.settings();
  const repaired: Item = {
    ...item,
    products: [...new Set([...item.products, ...added.products])],
    consentedProducts: [
      ...new Set([...item.consentedProducts, ...added.products, ...added.consentedProducts]),
    ],
    accounts: added.keys.map(
      (key) =>
        item.accounts.find((account) => account.key === key) ?? {
          key,
          accountId: ids.derived(item.id, key, now),
        },
    ),
    transactions: startsTransactions
      ? startTransactions(added.daysRequested, transactionsDelayMs, now)
      : item.transactions,
    ...soundLogin(now),
    withheld: [],
  };
  state.items.set(item.id, repaired);
  return followAccounts(state, repaired, item.accounts, now);
}
