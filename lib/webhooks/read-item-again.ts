import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { ItemView } from "@/lib/contracts/items";
import { refreshItem } from "@/lib/items/refresh-item";
import { Problem } from "@/lib/problem";

/** An Item as Plaid tells it now, or null where it cannot be read any more, and a sentence on that. */
export type ItemRead = { item: ItemView | null; effect: string };

/**
 * Asks Plaid for an Item instead of believing what a webhook says of it: webhooks come twice, late
 * and in any order.
 *
 * @throws Problem when Plaid cannot be asked now.
 */
export async function readItemAgain(viewer: Viewer, itemId: string): Promise<ItemRead> {
  try {
    const item = await refreshItem(viewer, itemId);
    const state = item.errorCode ? `it needs its owner: ${item.errorCode}` : "it is healthy";
    return { item, effect: `Read the Item again; ${state}.` };
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    if (thrown.code === "not_found") {
      return { item: null, effect: "Nothing to do: the Item is being removed." };
    }
    if (thrown.code === "relink_required") {
      return {
        item: null,
        effect: "The Item's stored access cannot be read; it has to be linked again.",
      };
    }
    throw thrown;
  }
}
