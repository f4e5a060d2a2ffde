import { transactionFilters } from "@/lib/contracts/transactions";
import { listTransactions } from "@/lib/data/transactions";
import { endpoints } from "@/lib/http/endpoints";
import { readQuery } from "@/lib/http/read-query";
import { noBody, route } from "@/lib/http/route";
import { streamCsv } from "@/lib/items/stream-csv";

/** All transactions that pass the filters, as a file for spreadsheets, however many they are. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  GET: route(noBody, async ({ viewer, request }) => {
    const filters = readQuery(request, transactionFilters);
    const stream = await streamCsv((after, limit) =>
      listTransactions(viewer, filters, { after, limit }),
    );
    const day = new Date().toISOString().slice(0, 10);
    return new Response(stream, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="transactions-${day}.csv"`,
      },
    });
  }),
});
