import type { GetItemAnswer } from "@/lib/contracts/items";
import { startItemRemoval } from "@/lib/data/item-removals";
import { getItem } from "@/lib/data/items";
import { endpoints } from "@/lib/http/endpoints";
import { noBody, route } from "@/lib/http/route";

/** One Item with its accounts, as last read from Plaid; or its end, which a job brings to Plaid. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  GET: route(noBody, async ({ viewer, params }) =>
    Response.json({ item: await getItem(viewer, params.itemId ?? "") } satisfies GetItemAnswer),
  ),
  DELETE: route(noBody, async ({ viewer, params }) => {
    await startItemRemoval(viewer, params.itemId ?? "");
    return new Response(null, { status: 204 });
  }),
});
