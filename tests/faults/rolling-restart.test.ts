import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { beforeAll, expect, test } from "vitest";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";
import { applyMigrations } from "../../scripts/apply-migrations";
import { built } from "../scripts/built";
import { serve, untilLive } from "../scripts/serve-app";
import { type App, killApp, startApp } from "./app-process";
import { postgresPrograms, startCluster } from "./postgres-cluster";
import { signUp } from "./sign-up";
import { type Outcome, type Request, steadyLoad } from "./steady-load";

const EVERY_MS = 16;

beforeAll(built, 400_000);

test.skipIf(!postgresPrograms)(
  "R-17: restarting one of two servers after the other under load fails no request, and writes nothing twice",
  async () => {
    const cluster = await startCluster();
    await applyMigrations(cluster.url);
    const settings = { DATABASE_URL: cluster.url, LIMITS: "off" };
    let servers = await Promise.all([startApp(settings), startApp(settings)]);
    const [{ url }] = servers;
    const { browser } = await signUp({ url });
    const cookie = [...browser.jar].map((pair) => pair.join("=")).join("; ");
    const headers = { cookie, origin: env().APP_URL, "sec-fetch-site": "same-origin" };
    const kinds: Request[] = [
      { path: routes.api.items(), headers },
      { path: routes.api.linkTokens(), headers, body: { mode: "standard" } },
    ];
    const load = steadyLoad(
      servers.map((server) => server.url),
      EVERY_MS,
      // Two in a row, so that each server gets both kinds.
      (turn) => kinds[Math.floor(turn / 2) % 2] as Request,
    );

    await sleep(2_000);
    for (const index of [0, 1]) servers = await restart(servers, index, settings);
    await sleep(1_000);
    const outcomes = await load.stop();

    const isWell = ({ status }: Outcome) => status === 200 || status === 201;
    expect(outcomes.filter((outcome) => !isWell(outcome))).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(200);
    expect(outcomes.filter(({ moved }) => moved).length).toBeGreaterThan(20);
    const written = outcomes.filter(({ status }) => status === 201).length;
    expect(await linkSessions(cluster.url)).toBe(written);
    await Promise.all(servers.map(killApp));
  },
);

test("R-17: from the signal on, a server that has something to finish says that it is not ready, and keeps no connection", async () => {
  const server = await serve({ WORKER: "off" });
  await untilLive(server);
  const ask = await openConnection(server.port);
  expect(await ask("/api/health/ready")).toMatch(/^HTTP\/1\.1 200 /);

  server.child.kill("SIGTERM");
  const another = () => fetch(`${server.url}/api/health/live`).catch(() => "refused");
  await expect.poll(another).toBe("refused");
  const last = await ask("/api/health/ready");

  expect(last).toMatch(/^HTTP\/1\.1 503 /);
  expect(last).toMatch(/^connection: close\r$/im);
  expect(last).toContain('"code":"stopping"');
  expect(await server.exited).toBe(0);
});

type Servers = [App, App];

async function restart(servers: App[], index: number, settings: Record<string, string>) {
  const next = [...servers] as Servers;
  const before = next[index] as App;
  before.child.kill("SIGTERM");
  expect(await before.exited).toBe(0);
  next[index] = await startApp({ ...settings, PORT: String(before.port) });
  await sleep(500);
  return next;
}

/** One connection, kept for whatever is asked in it that is answered in JSON. */
async function openConnection(port: number) {
  const socket = connect(port, "127.0.0.1");
  socket.setEncoding("utf8");
  await once(socket, "connect");
  return async (path: string): Promise<string> => {
    socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`);
    let answer = "";
    while (!answer.includes("}")) answer += (await once(socket, "data"))[0];
    return answer;
  };
}

async function linkSessions(connectionString: string): Promise<number> {
  const client = new Client({ connectionString });
  await client.connect();
  const { rows } = await client.query('SELECT count(*)::int AS count FROM "LinkSession"');
  await client.end();
  return rows[0].count;
}
