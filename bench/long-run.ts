import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { baseEnvironment } from "../scripts/base-environment";
import { freePort } from "../scripts/ports";
import { startStack } from "../scripts/start-stack";
import { linkBank } from "./link-bank";
import { median } from "./load";
import { findChild, type Sample, sampleOf } from "./process-samples";
import { PASSWORD, register } from "./register";

const PEOPLE = 4;
const LOOKS = 20;
const SAMPLE_EVERY_MS = 2_000;
/** Until then caches fill, and the engine finds its size: a sixth, which is 5 minutes of 30. */
const WARM_UP_SHARE = 1 / 6;
const GOALS = { rssMbPerMinute: 1, descriptors: 5, threads: 2 };

/**
 * `npm run bench:long -- 30`: some minutes of everything that people do, again and again, and whether
 * the server has grown by it.
 */
async function run(minutes: number) {
  const dataDir = mkdtempSync(path.join(tmpdir(), "long-run-"));
  const stack = await startStack({
    port: await freePort(),
    emulatorPort: await freePort(),
    postgresPort: await freePort(),
    dataDir,
    mode: "start",
    env: { ...baseEnvironment(), LOG_LEVEL: "warn", LIMITS: "off" },
  });
  try {
    const where = { appUrl: stack.url, emulatorUrl: stack.emulatorUrl ?? "" };
    const end = Date.now() + minutes * 60_000;
    const counts = { rounds: 0 };
    const people = Array.from({ length: PEOPLE }, async () => {
      for (; Date.now() < end; counts.rounds += 1) await visit(where);
    });
    const [samples] = await Promise.all([sampleUntil(end), ...people]);
    for (const line of report(samples)) console.log(line);
    console.log(`${counts.rounds} people signed up, linked a bank, looked at it and left`);
    console.log(`rows left: ${await rowsLeft(stack.databaseUrl)}`);
  } finally {
    await stack.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Somebody new who signs up, links a bank, looks around, and deletes the account. */
async function visit({ appUrl, emulatorUrl }: { appUrl: string; emulatorUrl: string }) {
  const { cookie } = await register(appUrl, `${randomUUID()}@example.com`);
  const { itemId } = await linkBank({ appUrl, emulatorUrl, cookie });
  const headers = { cookie, origin: appUrl, "content-type": "application/json" };
  const ask = async (place: string, method = "GET", body?: object) => {
    const response = await fetch(appUrl + place, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    await response.text();
    if (!response.ok) throw new Error(`${method} ${place} answered ${response.status}.`);
  };
  await ask(`/api/items/${itemId}/sync`, "POST", {});
  for (let look = 0; look < LOOKS; look += 1) {
    await ask(["/accounts", "/api/items", "/transactions", "/api/transactions"][look % 4] ?? "/");
    await sleep(20);
  }
  await ask("/api/account", "DELETE", { password: PASSWORD });
}

async function sampleUntil(end: number): Promise<Sample[]> {
  const pid = findChild("scripts/serve.mjs");
  const begun = Date.now();
  const samples: Sample[] = [];
  while (Date.now() < end) {
    samples.push(sampleOf(pid, Date.now() - begun));
    await sleep(SAMPLE_EVERY_MS);
  }
  return samples;
}

function report(all: Sample[]): string[] {
  const settled = all.slice(Math.floor(all.length * WARM_UP_SHARE));
  const slope = slopePerMinute(settled);
  const growth = (of: "descriptors" | "threads") => {
    const third = Math.ceil(settled.length / 3);
    const values = settled.map((sample) => sample[of]);
    return median(values.slice(-third)) - median(values.slice(0, third));
  };
  const line = (what: string, value: number, goal: number, unit: string) => {
    const isMissed = value > goal;
    if (isMissed) process.exitCode = 1;
    return `${what}: ${value.toFixed(2)}${unit} (goal: ${goal} or less${isMissed ? ", MISSED" : ""})`;
  };
  const everyMinute = all.filter((_, index) => index % (60_000 / SAMPLE_EVERY_MS) === 0);
  return [
    `resident memory, minute by minute: ${everyMinute.map(({ rssMb }) => rssMb.toFixed(0)).join(", ")} MB`,
    line("its slope", slope, GOALS.rssMbPerMinute, " MB a minute"),
    line("descriptors more at the end", growth("descriptors"), GOALS.descriptors, ""),
    line("threads more at the end", growth("threads"), GOALS.threads, ""),
  ];
}

/** By least squares. */
function slopePerMinute(samples: Sample[]): number {
  const points = samples.map(({ atMs, rssMb }) => ({ x: atMs / 60_000, y: rssMb }));
  const mean = (of: "x" | "y") => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [x, y] = [mean("x"), mean("y")];
  const spread = points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
  return points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0) / spread;
}

/** Of tables that would grow for ever if nobody forgot what is over. */
async function rowsLeft(connectionString: string): Promise<string> {
  const client = new Client({ connectionString });
  await client.connect();
  const told: string[] = [];
  for (const table of ['"User"', '"Item"', '"RateLimit"', "pgboss.job", "pgboss.archive"]) {
    const { rows } = await client.query(`SELECT count(*) AS count FROM ${table}`);
    told.push(`${table} ${rows[0].count}`);
  }
  await client.end();
  return told.join(", ");
}

const minutes = Number(process.argv[2] ?? 30);
if (!(minutes >= 1 && minutes <= 240)) {
  throw new Error("Say how many minutes it may take: 1 to 240, such as npm run bench:long -- 30");
}
await run(minutes);
