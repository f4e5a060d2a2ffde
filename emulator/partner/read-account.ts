import { z } from "zod";
import type { Reading } from "../state/entities";
import { maskNumbers } from "./mask-numbers";
import type { PlaidCaller } from "./plaid-caller";

const MOST_PAGES = 20;
const NEWEST_KEPT = 5;

const paths = {
  account: "/processor/account/get",
  auth: "/processor/auth/get",
  identity: "/processor/identity/get",
  balance: "/processor/balance/get",
  transactions: "/processor/transactions/sync",
} as const;

const refusal = z.object({
  error_type: z.string(),
  error_code: z.string(),
  error_message: z.string(),
});

const page = z.object({
  added: z.array(
    z.object({
      name: z.string().nullable(),
      amount: z.number(),
      date: z.string(),
      pending: z.boolean(),
    }),
  ),
  next_cursor: z.string(),
  has_more: z.boolean(),
  transactions_update_status: z.string(),
});

/**
 * Reads all that a processor token lets the partner read, product by product, the account first. A
 * refusal is a reading too; where the account itself is refused, nothing else is asked for.
 */
export async function readAccount(call: PlaidCaller, processorToken: string): Promise<Reading[]> {
  const readings = [await readProduct(call, "account", processorToken)];
  if (readings[0]?.error) return readings;
  for (const product of ["auth", "identity", "balance"] as const) {
    readings.push(await readProduct(call, product, processorToken));
  }
  return [...readings, await readTransactions(call, processorToken)];
}

async function readProduct(
  call: PlaidCaller,
  product: "account" | "auth" | "identity" | "balance",
  processor_token: string,
): Promise<Reading> {
  const path = paths[product];
  const { status, body } = await call(path, { processor_token });
  if (status !== 200) return refused(product, status, body);
  const { request_id, ...answer } = z.record(z.string(), z.unknown()).catch({}).parse(body);
  return { product, path, status, answer: maskNumbers(answer), error: null };
}

/** Counts all there are and keeps the newest. */
async function readTransactions(call: PlaidCaller, processor_token: string): Promise<Reading> {
  const path = paths.transactions;
  const all: z.output<typeof page>["added"] = [];
  let cursor: string | undefined;
  for (let pages = 1; ; pages += 1) {
    const request = { processor_token, count: 500, ...(cursor && { cursor }) };
    const { status, body } = await call(path, request);
    const parsed = page.safeParse(body);
    if (status !== 200 || !parsed.success) return refused("transactions", status, body);
    all.push(...parsed.data.added);
    cursor = parsed.data.next_cursor;
    if (parsed.data.has_more && pages < MOST_PAGES) continue;
    const newest = all.toSorted((a, b) => (a.date < b.date ? 1 : -1)).slice(0, NEWEST_KEPT);
    const { transactions_update_status } = parsed.data;
    const answer = { transactions_update_status, count: all.length, newest };
    return { product: "transactions", path, status, answer, error: null };
  }
}

function refused(product: Reading["product"], status: number | null, body: unknown): Reading {
  const parsed = refusal.safeParse(body);
  const error = parsed.data ?? {
    error_type: null,
    error_code: null,
    error_message:
      status === null ? "no answer came" : `status ${status}, with an answer that is not Plaid's`,
  };
  return { product, path: paths[product], status, answer: null, error };
}
