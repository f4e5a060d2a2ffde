import type { Item } from "../state/entities";
import type { State } from "../state/state";

/** Removes an Item for good: its access token and its processor tokens are dead from now on. */
export function removeItem(state: State, item: Item, now: number): void {
  state.items.set(item.id, { ...item, removedAt: now });
  const user = state.users.get(item.userId ?? "");
  if (!user) return;
  state.users.set(user.id, { ...user, itemIds: user.itemIds.filter((id) => id !== item.id) });
}
