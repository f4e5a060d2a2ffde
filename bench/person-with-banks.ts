import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { register } from "./register";

/**
 * A new person with so many banks, and so many accounts at each, written straight into the database.
 * Answers their cookies.
 */
export async function personWithBanks(
  { items, accounts }: { items: number; accounts: number },
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
