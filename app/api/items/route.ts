import type { ListItemsAnswer } from "@/lib/contracts/items";
import { listItems } from "@/lib/data/items";
import { endpoints } from "@/lib/http/endpoints";
import { noBody, route } from "@/lib/http/route";

/** The signed-in person's Items with their accounts, as last stored. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  GET: route(noBody, async ({ viewer }) =>
    Response.json({ items: await listItems(viewer) } satisfies ListItemsAnswer),
  ),
});
