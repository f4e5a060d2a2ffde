import type { SandboxInstitution } from "../data/institutions";
import type { Login } from "../data/login";
import type { Product } from "../data/products";
import type { Item } from "../state/entities";
import { ids } from "../state/ids";
import type { State } from "../state/state";
import { startTransactions } from "../transactions/start-transactions";
import { verificationOf } from "./verification-of";

/** Adds an Item with these of a login's accounts. Its access token exists from now on, and is told at the exchange. */
export function addItem(
  state: State,
  added: {
    institution: SandboxInstitution;
    login: Login;
    products: readonly Product[];
    consentedProducts: readonly Product[];
    webhook: string | null;
    daysRequested: number;
    accountKeys: readonly string[];
    userId: string | null;
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
    accounts: added.accountKeys.map((key) => ({
      key,
      accountId: ids.derived(id, key),
      ...verificationOf(added, key, now),
    })),
    userId: added.userId,
    errorCode: null,
    errorAt: null,
    createdAt: now,
    signedInAt: now,
    disconnectsAt: null,
    removedAt: null,
    transactions: added.products.includes("transactions")
      ? startTransactions(added.daysRequested, state.settings().transactionsDelayMs, now)
      : null,
    toldOf: { staleLogin: null, expiringConsent: null },
  };
  state.items.set(id, item);
  state.accessTokens.set(item.accessToken, id);
  const user = state.users.get(added.userId ?? "");
  if (user) state.users.set(user.id, { ...user, itemIds: [...user.itemIds, id] });
  return item;
}
