import type { SyncItemAnswer } from "@/lib/contracts/items";
import { noBody, route } from "@/lib/http/route";
import { refreshItem } from "@/lib/items/refresh-item";

/** Asks Plaid for an Item and its accounts again. */
export const POST = route(noBody, async ({ viewer, params }) =>
  Response.json({
    item: await refreshItem(viewer, params.itemId ?? ""),
  } satisfies SyncItemAnswer),
);
