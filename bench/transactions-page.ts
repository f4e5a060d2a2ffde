import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { median } from "./load";
import { register } from "./register";

const ROUNDS = 30;
const WARM_UP = 5;
const GOAL = 3;

const small = { items: 20, accounts: 100, transactions: 5_000 };
const large = { items: 200, accounts: 1_000, transactions: 50_000 };

type Size = typeof small;
type Stack = { url: string; databaseUrl: string };

/** The page of all transactions, and that of their totals, for somebody with many banks and for somebody with few. */
export async function transactionsPage({ url, databaseUrl }: Stack): Promise<string[]> {
  const few = await personWith({ url, databaseUrl }, small);
  const many = await personWith({ url, databaseUrl }, large);
  const lines: string[] = [];
  for (const page of ["/transactions", "/transactions?view=totals"]) {
    const times = { few: [] as number[], many: [] as number[] };
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const [fewMs, manyMs] = [await time(url + page, few), await time(url + page, many)];
      if (round < 0) continue;
      times.few.push(fewMs);
      times.many.push(manyMs);
    }
    const [fewMs, manyMs] = [median(times.few), median(times.many)];
    const ratio = manyMs / fewMs;
    if (ratio > GOAL) process.exitCode = 1;
    lines.push(
      `${page}: ${fewMs.toFixed(0)} ms with ${small.items} Items and ${small.transactions} transactions, ${manyMs.toFixed(0)} ms with ${large.items} and ${large.transactions}`,
      `ratio: ${ratio.toFixed(2)} (goal ${GOAL} or less${ratio > GOAL ? ", MISSED" : ""})`,
    );
  }
  return lines;
}

async function time(address: string, cookie: string): Promise<number> {
  const begun = performance.now();
  const response = await fetch(address, { headers: { cookie }, redirect: "error" });
  const html = await response.text();
  if (!response.ok || !/Shop |By month/.test(html))
    throw new Error(`${address} shows no transaction.`);
  return performance.now() - begun;
}

/** A new person with banks, accounts and transactions of two years. Answers their cookies. */
async function personWith({ url, databaseUrl }: Stack, size: Size): Promise<string> {
  const { userId, cookie } = await register(url, `${randomUUID()}@example.com`);
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  try {
    const key = randomUUID().slice(0, 8);
    const values = [userId, key, size.items];
    await database.query(
      `INSERT INTO "Item" ("id", "userId", "plaidItemId", "accessToken", "institutionName", "state",
         "refreshedAt", "transactionsSyncedAt", "transactionsTriedAt", "transactionsStatus")
       SELECT 'itm_' || $2 || n, $1, $2 || n, 'unused', 'Bank ' || n, 'HEALTHY', now(), now(), now(),
         'HISTORICAL_UPDATE_COMPLETE'
       FROM generate_series(0, $3::int - 1) n`,
      values,
    );
    await database.query(
      `INSERT INTO "Account" ("id", "userId", "itemId", "plaidAccountId", "name", "mask", "type",
         "position", "balancesAt")
       SELECT 'acc_' || $2 || n, $1, 'itm_' || $2 || n % $3::int, n::text, 'Account ' || n, '1234',
         'depository', n, now() FROM generate_series(0, $4::int - 1) n`,
      [...values, size.accounts],
    );
    await database.query(
      `INSERT INTO "Transaction" ("id", "userId", "itemId", "accountId", "plaidTransactionId",
         "date", "name", "amount", "isoCurrencyCode", "pending", "category", "updatedAt")
       SELECT 'txn_' || $2 || n, $1, 'itm_' || $2 || (n % $4::int) % $3::int,
         'acc_' || $2 || n % $4::int, $2 || n, now()::date - (n % 700), 'Shop ' || n,
         (n % 5000) / 100.0 - 5, 'USD', false,
         (ARRAY['TRAVEL', 'FOOD_AND_DRINK', 'MEDICAL', 'INCOME', 'TRANSPORTATION'])[1 + n % 5], now()
       FROM generate_series(1, $5::int) n`,
      [...values, size.accounts, size.transactions],
    );
    await database.query("ANALYZE");
  } finally {
    await database.end();
  }
  return cookie;
}
