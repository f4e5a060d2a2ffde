import { brokenSince } from "../items/broken-since";
import type { Item, LinkConfig } from "../state/entities";
import type { State } from "../state/state";
import { canUpdate } from "./can-update";

/**
 * Of several Items the one that Link updates next: the one that broke last or, where none is broken,
 * the newest. Null where none is left.
 */
export function itemToUpdate(
  state: State,
  { userId, updateAny }: Pick<LinkConfig, "userId" | "updateAny">,
  now: number,
): Item | null {
  const itemIds = updateAny?.itemIds ?? state.users.get(userId ?? "")?.itemIds ?? [];
  const [best = null] = itemIds
    .map((id) => state.items.get(id))
    .filter(canUpdate)
    .toReversed()
    .sort((a, b) => brokenAt(b, now) - brokenAt(a, now) || b.createdAt - a.createdAt);
  return best;
}

const brokenAt = (item: Item, now: number) => brokenSince(item, now) ?? 0;
