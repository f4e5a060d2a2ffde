import type { TransactionsHealthAnswer } from "@/lib/contracts/transactions";
import { getTransactionsHealth } from "@/lib/data/transactions-health";
import { endpoints } from "@/lib/http/endpoints";
import { noBody, route } from "@/lib/http/route";

/** How old an Item's transactions are, and whether a sync of them is under way. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  GET: route(noBody, async ({ viewer, params }) => {
    const health = await getTransactionsHealth(viewer, params.itemId ?? "");
    return Response.json({ health } satisfies TransactionsHealthAnswer);
  }),
});
