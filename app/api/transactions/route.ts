import { type ListTransactionsAnswer, listTransactionsQuery } from "@/lib/contracts/transactions";
import { listTransactions } from "@/lib/data/transactions";
import { endpoints } from "@/lib/http/endpoints";
import { readQuery } from "@/lib/http/read-query";
import { noBody, route } from "@/lib/http/route";

/** The viewer's transactions at all banks, filtered, a page at a time. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  GET: route(noBody, async ({ viewer, request }) => {
    const { after, limit = 50, ...filters } = readQuery(request, listTransactionsQuery);
    const answer = await listTransactions(viewer, filters, { after, limit });
    return Response.json(answer satisfies ListTransactionsAnswer);
  }),
});
