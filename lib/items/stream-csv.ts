import "server-only";
import type { ListTransactionsAnswer, TransactionView } from "@/lib/contracts/transactions";
import { csvCell } from "./csv-cell";

const ROWS_AT_ONCE = 1_000;

/** Excel takes a file without it for one of the system's old character set. */
const BOM = "\ufeff";

const HEADER = [
  "Date",
  "Description",
  "Merchant",
  "Amount",
  "Currency",
  "Status",
  "Category",
  "Category detail",
  "Account",
  "Account number",
  "Bank",
];

/**
 * Transactions as CSV by RFC 4180, read and written a thousand at a time, as fast as somebody takes
 * them. Amounts are signed as the person sees them: what is paid is negative.
 *
 * @param read answers the rows after a place. The first call is made before anything is answered, so
 *   that its failure can still be told.
 */
export async function streamCsv(
  read: (after: string | undefined, limit: number) => Promise<ListTransactionsAnswer>,
): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  let page: ListTransactionsAnswer | null = await read(undefined, ROWS_AT_ONCE);
  let head = `${BOM}${HEADER.join(",")}\r\n`;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (!page) return controller.close();
        controller.enqueue(encoder.encode(head + page.transactions.map(line).join("")));
        head = "";
        page = page.next === null ? null : await read(page.next, ROWS_AT_ONCE);
        if (!page) controller.close();
      },
    },
    { highWaterMark: 1 },
  );
}

const line = (row: TransactionView) =>
  `${[
    row.date,
    csvCell(row.name),
    csvCell(row.merchantName ?? ""),
    negated(row.amount),
    csvCell(row.currency ?? ""),
    row.pending ? "pending" : "posted",
    row.category ?? "",
    row.categoryDetail ?? "",
    csvCell(row.accountName),
    csvCell(row.accountMask ?? ""),
    csvCell(row.institutionName ?? ""),
  ].join(",")}\r\n`;

/** The same digits with the other sign. They are a number of ours, and cannot be a formula. */
function negated(amount: string): string {
  if (/^-?0*\.?0*$/.test(amount)) return "0";
  return amount.startsWith("-") ? amount.slice(1) : `-${amount}`;
}
