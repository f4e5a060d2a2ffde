import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { CurrencyTotals, Flow, TransactionFilters } from "@/lib/contracts/transactions";
import { db } from "@/lib/db/client";
import { transactionsWhere } from "./transactions-where";

type Row = Flow & {
  currency: string | null;
  kind: "all" | "month" | "category";
  month: string | null;
  category: string | null;
};

/**
 * What came in and went out, by month and by category, over the viewer's transactions that pass the
 * filters. Each currency is summed by itself, exactly, in one statement for all of them.
 */
export async function sumTransactions(
  viewer: Viewer,
  filters: TransactionFilters,
): Promise<CurrencyTotals[]> {
  const rows = await db().$queryRaw<Row[]>`
    WITH sums AS (
      SELECT coalesce(t."isoCurrencyCode", t."unofficialCurrency") AS "currency",
        date_trunc('month', t."date"::timestamp) AS "month", t."category",
        count(*) AS "count",
        -coalesce(sum(t."amount") FILTER (WHERE t."amount" < 0), 0) AS "moneyIn",
        coalesce(sum(t."amount") FILTER (WHERE t."amount" > 0), 0) AS "moneyOut"
      FROM "Transaction" t
      WHERE ${transactionsWhere(viewer, filters)}
      GROUP BY 1, 2, 3
    )
    SELECT "currency",
      CASE WHEN grouping("month") = 0 THEN 'month' WHEN grouping("category") = 0 THEN 'category'
        ELSE 'all' END AS "kind",
      to_char("month", 'YYYY-MM') AS "month", "category", sum("count")::int AS "count",
      trim_scale(sum("moneyIn"))::text AS "moneyIn", trim_scale(sum("moneyOut"))::text AS "moneyOut"
    FROM sums
    GROUP BY GROUPING SETS (("currency"), ("currency", "month"), ("currency", "category"))
    ORDER BY "currency", "month", sum("moneyOut") + sum("moneyIn") DESC`;
  const byCurrency = new Map<string | null, Row[]>();
  for (const row of rows) {
    byCurrency.set(row.currency, [...(byCurrency.get(row.currency) ?? []), row]);
  }
  return [...byCurrency].map(totalsOf).sort((a, b) => b.count - a.count);
}

function totalsOf([currency, rows]: [string | null, Row[]]): CurrencyTotals {
  const all = rows.find(({ kind }) => kind === "all");
  const { count = 0, moneyIn = "0", moneyOut = "0" } = all ?? {};
  const flow = (row: Row): Flow => ({
    count: row.count,
    moneyIn: row.moneyIn,
    moneyOut: row.moneyOut,
  });
  return {
    currency,
    count,
    moneyIn,
    moneyOut,
    months: rows
      .filter(({ kind }) => kind === "month")
      .map((row) => ({ month: row.month ?? "", ...flow(row) })),
    categories: rows
      .filter(({ kind }) => kind === "category")
      .map((row) => ({ category: row.category, ...flow(row) })),
  };
}
