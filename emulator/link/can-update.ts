import { isRevoked } from "../items/is-revoked";
import type { Item } from "../state/entities";

/** Whether update mode helps an Item: one that is removed or revoked needs a new Item instead. */
export const canUpdate = (item: Item | undefined): item is Item =>
  item !== undefined && item.removedAt === null && !isRevoked(item);
