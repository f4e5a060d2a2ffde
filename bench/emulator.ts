import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
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

/** A figure, and what it is to be: less than something, or at least that much. */
type Figure = {
  what: string;
  value: number;
  unit: string;
  digits?: number;
  under?: number;
  atLeast?: number;
};

/**
 * What the emulator does on its own: how fast its server starts, and, without a network in between,
 * how fast it answers and syncs, and what an Item costs in memory. A goal that is missed is said,
 * and fails the process.
 */
export async function emulatorFigures(): Promise<string[]> {
  const startMs = await startToReady();
  const emulator = createEmulator();
  emulator.control.changeSettings({ transactionsDelayMs: 0 });

  const perSecond = LINK_TOKENS / (await seconds(() => linkTokens(emulator, LINK_TOKENS)));
  const cycles = await seconds(() => repeat(CYCLES, () => publicTokenToAccounts(emulator)));
  await emulator.close();
  const figures: Figure[] = [
    { what: "npm run emulator until it answers", value: startMs, unit: "ms", under: 1000 },
    { what: "/link/token/create", value: perSecond, unit: "per second", atLeast: 2000 },
    {
      what: `${CYCLES} cycles of public token, exchange, accounts`,
      value: cycles,
      unit: "s",
      digits: 2,
      under: 5,
    },
    { what: `${ITEMS} Items`, value: await memoryOf(ITEMS), unit: "MB", under: 300 },
    {
      what: `/transactions/sync of ${TRANSACTIONS} transactions`,
      value: await syncSeconds(),
      unit: "s",
      digits: 2,
      under: 1,
    },
  ];
  if (figures.some(isMissed)) process.exitCode = 1;
  return figures.map(described);
}

const isMissed = ({ value, under = Number.POSITIVE_INFINITY, atLeast = 0 }: Figure) =>
  !(value < under && value >= atLeast);

function described(figure: Figure): string {
  const { what, value, unit, digits = 0, under, atLeast } = figure;
  const goal = under === undefined ? `${atLeast} or more` : `under ${under}`;
  const missed = isMissed(figure) ? ", MISSED" : "";
  return `${what}: ${value.toFixed(digits)} ${unit} (goal ${goal}${missed})`;
}

/** Milliseconds from the command until it has answered the first call. */
async function startToReady(): Promise<number> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "bench-"));
  const begun = performance.now();
  const command = spawn("npm", ["run", "emulator"], {
    env: { ...process.env, EMULATOR_PORT: "0", DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  const exited = once(command, "exit");
  const url = await addressIn(command.stdout);
  const answer = await fetch(`${url}/__emulator/keys`);
  if (!answer.ok) throw new Error(`The emulator answered ${answer.status}.`);
  const taken = performance.now() - begun;
  // The whole group: npm, its shell, and the emulator.
  if (command.pid) process.kill(-command.pid, "SIGTERM");
  await exited;
  rmSync(dataDir, { recursive: true, force: true });
  return taken;
}

/** The address the emulator prints when it listens. */
async function addressIn(output: Readable): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const [, url] = /^Plaid emulator at (\S+),/.exec(line) ?? [];
    if (url) return url;
  }
  throw new Error("The emulator ended without saying that it listens.");
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

/**
 * Megabytes by which the heap grew for so many Items, each linked and read once. Between two Items
 * the event loop turns, as it does in a server: until then Node holds every request and response.
 */
async function memoryOf(items: number): Promise<number> {
  const emulator = createEmulator();
  emulator.control.changeSettings({ transactionsDelayMs: 0 });
  const link = async () => {
    await publicTokenToAccounts(emulator);
    await setImmediate();
  };
  // The log of calls is full by then, and does not grow any more.
  await repeat(1_000, link);
  const before = heapUsed();
  await repeat(items, link);
  const grown = heapUsed() - before;
  await emulator.close();
  return grown / MEGABYTE;
}

function heapUsed(): number {
  if (!globalThis.gc) throw new Error("The bench measures memory, and needs node --expose-gc.");
  globalThis.gc();
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
