import type { TransactionFilters } from "./transactions";

/** Filters as the query of an address, in one order, so that the same filters are the same address. */
export function transactionsQuery(
  filters: TransactionFilters,
  more: Record<string, string | undefined> = {},
): string {
  const order = [
    "q",
    "account",
    "item",
    "category",
    "direction",
    "from",
    "to",
    "min",
    "max",
    "sort",
  ];
  const all: Record<string, string | undefined> = { ...filters, ...more };
  return [...order, ...Object.keys(more)]
    .flatMap((name) => (all[name] ? [`${name}=${encodeURIComponent(all[name])}`] : []))
    .join("&");
}
