import { spawn } from "node:child_process";
import { existsSync, openSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { routes } from "@/lib/routes";
import { applyMigrations } from "../../scripts/apply-migrations";
import { ROOT } from "../../scripts/local-settings";
import { freePort } from "../../scripts/ports";
import { built } from "../scripts/built";
import { nextLine, runInProcess } from "../scripts/processes";
import { appEnvironment, untilLive } from "../scripts/serve-app";
import { killApp, startApp } from "./app-process";
import { postgresPrograms, startCluster } from "./postgres-cluster";
import { signUp } from "./sign-up";
import { smallDisk } from "./small-disk";

const DISK_MB = 90;
/** A page of a table takes some 20 rows; the next one finds no room. */
const WRITES_MOST = 60;
const REFUSED = 5;
/** A file that never has room, which Linux has. */
const FULL = "/dev/full";

beforeAll(built, 400_000);

/** Serves the embedded database in a folder, as the launcher does, and prints its address. */
const EMBEDDED = `
  import { startEmbeddedPostgres } from "./scripts/embedded-postgres.ts";
  const [dataDir] = process.argv.slice(-1);
  console.log((await startEmbeddedPostgres({ dataDir, port: 0 })).url);
`;

const databases = [
  {
    kind: "a PostgreSQL server",
    isThere: postgresPrograms !== undefined,
    startIn: async (folder: string) => (await startCluster(folder)).url,
  },
  {
    kind: "the embedded database",
    isThere: true,
    startIn: (folder: string) => nextLine(runInProcess(EMBEDDED, [folder])),
  },
];

test.for(databases)(
  "R-9: on a full disk $kind writes nothing by halves, goes on being read, and takes writes when there is room",
  async ({ isThere, startIn }, { skip }) => {
    skip(!isThere, "there is no PostgreSQL here");
    const disk = smallDisk(DISK_MB);
    if (!disk) return skip("a small disk takes root, on Linux, and the right to mount");
    const url = await startIn(disk.folder);
    await applyMigrations(url);
    const app = await startApp({ DATABASE_URL: url, LIMITS: "off" });
    const person = await signUp(app);
    const linked: string[] = [];
    const link = async () => {
      const { status, headers, text } = await person.startLink();
      if (status === 201) linked.push(JSON.parse(text).session.id);
      return { status, code: JSON.parse(text).code, waits: Number(headers.get("retry-after")) };
    };
    await beginLog(url);
    expect(await link()).toMatchObject({ status: 201 });

    const refused: Awaited<ReturnType<typeof link>>[] = [];
    for (let turn = 0; turn < WRITES_MOST && refused.length < REFUSED; turn += 1) {
      disk.fill();
      const answer = await link();
      if (answer.status !== 201) refused.push(answer);
      expect((await person.items()).status).toBe(200);
    }

    expect(refused).toHaveLength(REFUSED);
    for (const { status, code, waits } of refused) {
      expect({ status, code }).toEqual({ status: 503, code: "database_unavailable" });
      expect(waits).toBeGreaterThan(0);
    }
    expect((await person.browser.send("/accounts")).status).toBe(200);
    disk.empty();
    await vi.waitFor(async () => expect(await link()).toMatchObject({ status: 201 }), {
      timeout: 30_000,
      interval: 500,
    });
    expect(await linkSessions(url)).toEqual(linked.sort());
    expect(app.child.exitCode).toBeNull();
    await killApp(app);
  },
);

test("R-9: a log that finds no room costs lines, and no requests", async ({ skip }) => {
  skip(!existsSync(FULL), `there is no ${FULL} here`);
  const port = await freePort();
  const full = openSync(FULL, "w");
  const nobody = "postgresql://postgres@127.0.0.1:9/postgres";
  const child = spawn(process.execPath, ["scripts/serve.mjs"], {
    cwd: ROOT,
    env: {
      ...appEnvironment(),
      DATABASE_URL: nobody,
      LOG_LEVEL: "info",
      PORT: String(port),
    } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", full, full],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const url = `http://127.0.0.1:${port}`;
  await untilLive({ url });

  for (let turn = 0; turn < 3; turn += 1) {
    // Each is told in the log.
    expect((await fetch(`${url}/api/health/ready`)).status).toBe(503);
    await sleep(50);
  }

  expect((await fetch(url + routes.api.live())).status).toBe(200);
  expect(child.exitCode).toBeNull();
});

/** Has the log of changes begin a file of its own, so that none has to be made while the disk is full. */
async function beginLog(url: string): Promise<void> {
  await query(url, "SELECT pg_switch_wal()");
  await query(url, "CHECKPOINT");
}

const linkSessions = async (url: string): Promise<string[]> =>
  (await query<{ id: string }>(url, 'SELECT "id" FROM "LinkSession"')).map(({ id }) => id).sort();

async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
