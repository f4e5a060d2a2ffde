import { Client } from "pg";
import { linkBank } from "./link-bank";
import { median } from "./load";
import { signIn } from "./sign-in";

const ROWS = 10_000;
const ROUNDS = 3;
const GOAL = 8;

type Stack = { url: string; emulatorUrl: string | null; databaseUrl: string };

/**
 * A sync of ten thousand new transactions, from the request that asks for it until they are there,
 * against a plain multi-row insert of the same rows into the same table. Both take turns.
 */
export async function transactionsSync({ url, emulatorUrl, databaseUrl }: Stack) {
  if (!emulatorUrl) throw new Error("The bench needs the emulator.");
  const cookie = await signIn(url);
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  const syncs: number[] = [];
  const inserts: number[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { itemId } = await linkBank({ appUrl: url, emulatorUrl, cookie });
      await untilCurrent(url, cookie, itemId);
      syncs.push(await timeSync({ url, emulatorUrl, cookie, database, itemId }));
      inserts.push(await timeInsert(database, itemId));
    }
  } finally {
    await database.end();
  }
  const [sync, insert] = [median(syncs), median(inserts)];
  const ratio = sync / insert;
  if (ratio > GOAL) process.exitCode = 1;
  return [
    `sync of ${ROWS} transactions: ${(sync / 1000).toFixed(2)} s; a plain insert of the same rows: ${(insert / 1000).toFixed(2)} s`,
    `ratio: ${ratio.toFixed(1)} (goal ${GOAL} or less${ratio > GOAL ? ", MISSED" : ""})`,
  ];
}

type Health = { reach: string; triedAt: string | null; isSyncing: boolean };

async function healthOf(url: string, cookie: string, itemId: string): Promise<Health> {
  const path = `/api/items/${itemId}/transactions/health`;
  const answer = await fetch(url + path, { headers: { cookie } });
  return (await answer.json()).health;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Lets the first sync and all that follows it come to an end. */
async function untilCurrent(url: string, cookie: string, itemId: string): Promise<void> {
  while ((await healthOf(url, cookie, itemId)).reach !== "all") await pause(200);
  await pause(1_000);
}

type Round = {
  url: string;
  emulatorUrl: string;
  cookie: string;
  database: Client;
  itemId: string;
};

async function timeSync({ url, emulatorUrl, cookie, database, itemId }: Round): Promise<number> {
  const { rows } = await database.query('SELECT "plaidItemId" FROM "Item" WHERE "id" = $1', [
    itemId,
  ]);
  const add = Array.from({ length: ROWS }, (_, index) => ({
    amount: (index % 900) + 0.99,
    name: `Purchase ${index}`,
  }));
  const before = (await healthOf(url, cookie, itemId)).triedAt;
  await fetch(`${emulatorUrl}/__emulator/items/${rows[0].plaidItemId}/transactions`, {
    method: "POST",
    body: JSON.stringify({ add }),
  });

  const begun = performance.now();
  await fetch(`${url}/api/items/${itemId}/sync`, {
    method: "POST",
    headers: { cookie, origin: url, "content-type": "application/json" },
    body: "{}",
  });
  for (;;) {
    const { triedAt, isSyncing } = await healthOf(url, cookie, itemId);
    if (triedAt !== before && !isSyncing) return performance.now() - begun;
    await pause(50);
  }
}

const ROWS_AT_ONCE = 500;

/** Takes the rows out and puts them in again, as somebody would who had them all at hand. */
async function timeInsert(database: Client, itemId: string): Promise<number> {
  const { rows, fields } = await database.query(
    `DELETE FROM "Transaction" WHERE "itemId" = $1 AND "name" LIKE 'Purchase %' RETURNING *`,
    [itemId],
  );
  if (rows.length !== ROWS) throw new Error(`${rows.length} rows came by the sync.`);
  const columns = fields.map(({ name }) => `"${name}"`).join(", ");

  const begun = performance.now();
  await database.query("BEGIN");
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE);
    const places = some.map(
      (_, row) =>
        `(${fields.map((_field, column) => `$${row * fields.length + column + 1}`).join(", ")})`,
    );
    await database.query(
      `INSERT INTO "Transaction" (${columns}) VALUES ${places.join(", ")}`,
      some.flatMap((row) => fields.map(({ name }) => row[name])),
    );
  }
  await database.query("COMMIT");
  return performance.now() - begun;
}
