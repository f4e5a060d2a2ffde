import type { ReadBalancesAnswer } from "@/lib/contracts/items";
import { endpoints } from "@/lib/http/endpoints";
import { noBody, route } from "@/lib/http/route";
import { readBalances } from "@/lib/items/read-balances";

/** Has the bank asked for the balances of an Item now. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  POST: route(noBody, async ({ viewer, params }) =>
    Response.json({
      item: await readBalances(viewer, params.itemId ?? ""),
    } satisfies ReadBalancesAnswer),
  ),
});
