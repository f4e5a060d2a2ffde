import type { SyncItemAnswer } from "@/lib/contracts/items";
import { endpoints } from "@/lib/http/endpoints";
import { noBody, route } from "@/lib/http/route";
import { refreshItem } from "@/lib/items/refresh-item";

/** Asks Plaid for an Item and its accounts again. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  POST: route(noBody, async ({ viewer, params }) =>
    Response.json({
      item: await refreshItem(viewer, params.itemId ?? ""),
    } satisfies SyncItemAnswer),
  ),
});
