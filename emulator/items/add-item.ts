import type { SandboxInstitution } from "../data/institutions";
import type { Login } from "../data/login";
import type { Product } from "../data/products";
import type { Item } from "../state/entities";
import { ids } from "../state/ids";
import type { State } from "../state/state";

/** Adds an Item with the accounts of these masks. Its access token exists from now on, and is told at the exchange. */
export function addItem(
  state: State,
  added: {
    institution: SandboxInstitution;
    login: Login;
    products: readonly Product[];
    consentedProducts: readonly Product[];
    webhook: string | null;
    masks: readonly string[];
  },
  now: number,
): Item {
  const id = ids.item();
  const item: Item = {
    id,
    accessToken: ids.token("access"),
    institutionId: added.institution.id,
    login: added.login,
    products: added.products,
    consentedProducts: added.consentedProducts,
    webhook: added.webhook,
    accounts: added.masks.map((mask) => ({ mask, accountId: ids.derived(id, mask) })),
    errorCode: null,
    createdAt: now,
    signedInAt: now,
    removedAt: null,
  };
  state.items.set(id, item);
  state.accessTokens.set(item.accessToken, id);
  return item;
}
