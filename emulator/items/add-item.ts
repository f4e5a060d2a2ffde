import type { SandboxInstitution } from "../data/institutions";
import type { Product } from "../data/products";
import type { Item } from "../state/entities";
import { ids } from "../state/ids";
import type { State } from "../state/state";

/** Adds an Item with the accounts of these masks. Its access token exists from now on, and is told at the exchange. */
export function addItem(
  state: State,
  added: {
    institution: SandboxInstitution;
    products: readonly Product[];
    consentedProducts: readonly Product[];
    webhook: string | null;
    userId: string | null;
    masks: readonly string[];
  },
  now: number,
): Item {
  const id = ids.item();
  const item: Item = {
    id,
    accessToken: ids.token("access"),
    institutionId: added.institution.id,
    products: added.products,
    consentedProducts: added.consentedProducts,
    webhook: added.webhook,
    userId: added.userId,
    accounts: added.masks.map((mask) => ({ mask, accountId: ids.derived(id, mask) })),
    errorCode: null,
    createdAt: now,
    signedInAt: now,
    removedAt: null,
  };
  state.items.set(id, item);
  state.accessTokens.set(item.accessToken, id);
  const user = state.users.get(added.userId ?? "");
  if (user) state.users.set(user.id, { ...user, itemIds: [...user.itemIds, id] });
  return item;
}
