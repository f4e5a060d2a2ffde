import { listItemsAsJson } from "@/lib/data/items";
import { endpoints } from "@/lib/http/endpoints";
import { noBody, route } from "@/lib/http/route";

/** The signed-in person's Items with their accounts, as last stored. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  // A ListItemsAnswer, in the JSON that the database wrote.
  GET: route(
    noBody,
    async ({ viewer }) =>
      new Response(`{"items":${await listItemsAsJson(viewer)}}`, {
        headers: { "content-type": "application/json" },
      }),
  ),
});
