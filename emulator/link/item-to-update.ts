import { brokenSince } from "../items/broken-since";
import { isRevoked } from "../items/is-revoked";
import type { Item, LinkConfig } from "../state/entities";
import type { State } from "../state/state";

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
    .filter((item) => item !== undefined)
    .filter((item) => item.removedAt === null && !isRevoked(item))
    .toReversed()
    .sort((a, b) => brokenAt(b, now) - brokenAt(a, now) || b.createdAt - a.createdAt);
  return best;
}

const brokenAt = (item: Item, now: number) => brokenSince(item, now) ?? 0;
