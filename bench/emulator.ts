import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createEmulator, type Emulator } from "../emulator/emulator";
import { keys } from "../emulator/keys";

const LINK_TOKENS = 10_000;
const CYCLES = 1_000;
const ITEMS = 10_000;
const TRANSACTIONS = 10_000;
const MEGABYTE = 1024 * 1024;

type Answer = Record<string, unknown>;

const linkTokenRequest = {
  client_name: "Bench",
  language: "en",
  country_codes: ["US"],
  user: { client_user_id: "bench" },
  products: ["transactions"],
};

/**
 * What the emulator does on its own: how fast its server starts, and, without a network in between,
 * how fast it answers and syncs, and what an Item costs in memory. Run with `--expose-gc` for a steady figure of memory.
 */
export async function emulatorFigures(): Promise<string[]> {
  const startMs = await startToReady();
  const emulator = createEmulator();
  emulator.control.changeSettings({ transactionsDelayMs: 0 });

  const perSecond = LINK_TOKENS / (await seconds(() => linkTokens(emulator, LINK_TOKENS)));
  const cycles = await seconds(() => repeat(CYCLES, () => publicTokenToAccounts(emulator)));
  const perItem = await memoryOf(ITEMS);
  const sync = await syncSeconds();
  await emulator.close();
  return [
    `start of the server until it listens: ${startMs.toFixed(0)} ms (goal under 1,000)`,
    `/link/token/create: ${perSecond.toFixed(0)} per second (goal 2,000 or more)`,
    `${CYCLES} cycles of public token, exchange, accounts: ${cycles.toFixed(2)} s (goal under 5)`,
    `${ITEMS} Items: ${perItem.toFixed(0)} MB (goal under 300)`,
    `/transactions/sync of ${TRANSACTIONS} transactions: ${sync.toFixed(2)} s (goal under 1)`,
  ];
}

/** Milliseconds from the start of the process to its word that it listens. */
async function startToReady(): Promise<number> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "bench-"));
  const begun = performance.now();
  const server = fork(fileURLToPath(new URL("../emulator/server.ts", import.meta.url)), {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, EMULATOR_PORT: "0", DATA_DIR: dataDir },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await once(server, "message");
  const taken = performance.now() - begun;
  server.disconnect();
  await once(server, "exit");
  rmSync(dataDir, { recursive: true, force: true });
  return taken;
}

async function call(emulator: Emulator, path: string, body: object): Promise<Answer> {
  const response = await emulator.fetch(
    new Request(`http://localhost${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...keys, ...body }),
    }),
  );
  const answer: Answer = await response.json();
  if (response.status !== 200) throw new Error(`${path} answered ${JSON.stringify(answer)}.`);
  return answer;
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

async function repeat(times: number, work: () => Promise<unknown>): Promise<void> {
  for (let done = 0; done < times; done += 1) await work();
}

const linkTokens = (emulator: Emulator, count: number) =>
  repeat(count, () => call(emulator, "/link/token/create", linkTokenRequest));

async function linkedItem(emulator: Emulator): Promise<unknown> {
  const { public_token } = await call(emulator, "/sandbox/public_token/create", {
    institution_id: "ins_109508",
    initial_products: ["transactions"],
  });
  const exchanged = await call(emulator, "/item/public_token/exchange", { public_token });
  return exchanged.access_token;
}

async function publicTokenToAccounts(emulator: Emulator): Promise<void> {
  await call(emulator, "/accounts/get", { access_token: await linkedItem(emulator) });
}

/** Megabytes by which the heap grew for so many Items, each linked and read once. */
async function memoryOf(items: number): Promise<number> {
  const emulator = createEmulator();
  emulator.control.changeSettings({ transactionsDelayMs: 0 });
  await repeat(10, () => publicTokenToAccounts(emulator));
  const before = heapUsed();
  await repeat(items, () => publicTokenToAccounts(emulator));
  const grown = heapUsed() - before;
  await emulator.close();
  return grown / MEGABYTE;
}

function heapUsed(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

async function syncSeconds(): Promise<number> {
  const emulator = createEmulator();
  emulator.control.changeSettings({ transactionsDelayMs: 0 });
  const access_token = await linkedItem(emulator);
  const { item } = (await call(emulator, "/item/get", { access_token })) as {
    item: { item_id: string };
  };
  const add = Array.from({ length: TRANSACTIONS }, (_, index) => ({
    amount: index / 100,
    name: index % 2 ? "Starbucks" : `Invoice ${index}`,
  }));
  emulator.control.changeTransactions(item.item_id, { add });

  let told = 0;
  const taken = await seconds(async () => {
    let cursor: unknown = "";
    for (let hasMore: unknown = true; hasMore; ) {
      const page = await call(emulator, "/transactions/sync", { access_token, cursor, count: 500 });
      told += Array.isArray(page.added) ? page.added.length : 0;
      cursor = page.next_cursor;
      hasMore = page.has_more;
    }
  });
  await emulator.close();
  if (told < TRANSACTIONS) throw new Error(`The sync told of ${told} transactions only.`);
  return taken;
}
