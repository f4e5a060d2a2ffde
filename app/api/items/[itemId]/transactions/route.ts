import { type ListTransactionsAnswer, listTransactionsQuery } from "@/lib/contracts/transactions";
import { listTransactions } from "@/lib/data/transactions";
import { getTransactionsHealth } from "@/lib/data/transactions-health";
import { endpoints } from "@/lib/http/endpoints";
import { readQuery } from "@/lib/http/read-query";
import { noBody, route } from "@/lib/http/route";

/** The transactions of one Item, filtered, a page at a time. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  GET: route(noBody, async ({ viewer, params, request }) => {
    const query = listTransactionsQuery.omit({ item: true });
    const { after, limit = 50, ...filters } = readQuery(request, query);
    const { itemId } = await getTransactionsHealth(viewer, params.itemId ?? "");
    const answer = await listTransactions(viewer, { ...filters, item: itemId }, { after, limit });
    return Response.json(answer satisfies ListTransactionsAnswer);
  }),
});
