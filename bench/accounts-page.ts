import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { median } from "./load";
import { register } from "./register";

const ROUNDS = 40;
const WARM_UP = 8;
const GOAL = 3;
const FEW = { items: 20, accounts: 5 };
const MANY = { items: 200, accounts: 5 };

/**
 * The accounts page, from the request to the last byte, for a person with many banks against one with
 * few. Both take turns in the same server.
 */
export async function accountsPage(appUrl: string, databaseUrl: string): Promise<string[]> {
  const few = await personWith(FEW, appUrl, databaseUrl);
  const many = await personWith(MANY, appUrl, databaseUrl);
  const times = { few: [] as number[], many: [] as number[] };
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const rounds = { few: await timeOf(appUrl, few), many: await timeOf(appUrl, many) };
    if (round < 0) continue;
    times.few.push(rounds.few);
    times.many.push(rounds.many);
  }
  const ratio = median(times.many) / median(times.few);
  if (ratio > GOAL) process.exitCode = 1;
  const told = (of: typeof FEW, ms: number[]) =>
    `${of.items} Items, ${of.items * of.accounts} accounts: p50 ${median(ms).toFixed(1)} ms`;
  return [
    told(FEW, times.few),
    told(MANY, times.many),
    `ratio: ${ratio.toFixed(2)} (goal ${GOAL} or less${ratio > GOAL ? ", MISSED" : ""})`,
  ];
}

async function timeOf(appUrl: string, cookie: string): Promise<number> {
  const begun = performance.now();
  const response = await fetch(`${appUrl}/accounts`, { headers: { cookie }, redirect: "error" });
  const html = await response.text();
  if (!html.includes("Bank 1")) throw new Error("The accounts page shows no bank.");
  return performance.now() - begun;
}

/** A new person with so many banks, written straight into the database. Answers their cookies. */
async function personWith(
  { items, accounts }: typeof FEW,
  appUrl: string,
  databaseUrl: string,
): Promise<string> {
  const { userId, cookie } = await register(appUrl, `${randomUUID()}@example.com`);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // Never due to be read: their tokens open nothing.
    await client.query(
      `INSERT INTO "Item" ("id", "userId", "plaidItemId", "accessToken", "institutionName", "state",
         "products", "refreshedAt", "readDueAt", "createdAt")
       SELECT 'itm_' || $1 || n, $1, $1 || n, 'none', 'Bank ' || n, 'HEALTHY', '{transactions}',
         now(), now() + interval '1 year', now() - n * interval '1 minute'
       FROM generate_series(1, $2::int) n`,
      [userId, items],
    );
    await client.query(
      `INSERT INTO "Account" ("id", "userId", "itemId", "plaidAccountId", "name", "officialName", "mask",
         "type", "subtype", "availableBalance", "currentBalance", "isoCurrencyCode", "position", "balancesAt")
       SELECT 'acc_' || $1 || n || '_' || m, $1, 'itm_' || $1 || n, m::text, 'Account ' || m,
         'Official account ' || m, lpad(m::text, 4, '0'), 'depository', 'checking', 100.25 * m, 110.5 * m,
         'USD', m, now()
       FROM generate_series(1, $2::int) n, generate_series(1, $3::int) m`,
      [userId, items, accounts],
    );
    await client.query("ANALYZE");
  } finally {
    await client.end();
  }
  return cookie;
}
