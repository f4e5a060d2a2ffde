import { type TransactionTotalsAnswer, transactionFilters } from "@/lib/contracts/transactions";
import { sumTransactions } from "@/lib/data/transactions-totals";
import { endpoints } from "@/lib/http/endpoints";
import { readQuery } from "@/lib/http/read-query";
import { noBody, route } from "@/lib/http/route";

/** What came in and went out by month and by category, over the transactions that pass the filters. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  GET: route(noBody, async ({ viewer, request }) => {
    const totals = await sumTransactions(viewer, readQuery(request, transactionFilters));
    return Response.json({ totals } satisfies TransactionTotalsAnswer);
  }),
});
