import type { SyncItemAnswer } from "@/lib/contracts/items";
import { endpoints } from "@/lib/http/endpoints";
import { noBody, route } from "@/lib/http/route";
import { refreshItem } from "@/lib/items/refresh-item";
import { enqueue } from "@/lib/jobs/enqueue";

/**
 * Asks Plaid for an Item and its accounts again, and puts a sync of its transactions in line, which can
 * take longer than anybody waits for an answer. `GET /api/items/:id/transactions/health` tells when it is done.
 */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  POST: route(noBody, async ({ viewer, params }) => {
    const item = await refreshItem(viewer, params.itemId ?? "");
    if (!item.errorCode) {
      await enqueue("item.sync-transactions", { userId: viewer.id, itemId: item.id });
    }
    return Response.json({ item } satisfies SyncItemAnswer);
  }),
});
