import { spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { baseEnvironment } from "../../scripts/base-environment";
import { ROOT } from "../../scripts/local-settings";
import { freePort } from "../../scripts/ports";
import { built } from "./built";

const START_MS_MAX = 60_000;

/** What the tests' own app gets, which tests/setup puts into this process. */
const NAMES = [
  "DATABASE_URL",
  "NEXTAUTH_SECRET",
  "TOKEN_KEYS",
  "PLAID_ENV",
  "PLAID_CLIENT_ID",
  "PLAID_SECRET",
  "PLAID_BASE_URL",
  "LOG_LEVEL",
] as const;

/** Starts `npm start` on a free port. */
async function serve(changes: Record<string, string> = {}) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const settings = Object.fromEntries(NAMES.map((name) => [name, process.env[name] ?? ""]));
  const env = { ...baseEnvironment(), ...settings, APP_URL: url, PORT: String(port), ...changes };
  const child = spawn(process.execPath, ["scripts/serve.mjs"], {
    cwd: ROOT,
    env: env as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const exited = once(child, "close").then(([code]) => code as number | null);
  return { child, port, url, exited, output: () => output };
}

async function untilLive({ url }: { url: string }) {
  const live = () => fetch(`${url}/api/health/live`).then(({ status }) => expect(status).toBe(200));
  await vi.waitFor(live, { timeout: START_MS_MAX, interval: 100 });
}

const answersAt = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });

/** fetch() refuses to send TRACE. */
async function trace(url: string): Promise<number | undefined> {
  const sent = request(url, { method: "TRACE", agent: false }).end();
  const [response] = await once(sent, "response");
  response.resume();
  return response.statusCode;
}

describe("npm start", () => {
  beforeAll(built, 400_000);

  test("with a bad environment ends with 78, tells every bad variable and never listens", async () => {
    const server = await serve({
      DATABASE_URL: "mysql://localhost/app",
      NEXTAUTH_SECRET: "short",
      TOKEN_KEYS: "not a key",
      PLAID_ENV: "development",
      PLAID_SECRET: "",
    });
    let isRunning = true;
    const code = server.exited.finally(() => {
      isRunning = false;
    });
    let timesAnswered = 0;
    while (isRunning) {
      if (await answersAt(server.port)) timesAnswered += 1;
      await sleep(10);
    }

    expect(await code).toBe(78);
    expect(timesAnswered).toBe(0);
    for (const name of [
      "DATABASE_URL",
      "NEXTAUTH_SECRET",
      "TOKEN_KEYS",
      "PLAID_ENV",
      "PLAID_SECRET",
    ]) {
      expect(server.output()).toMatch(new RegExp(`^ *${name} `, "m"));
    }
  }, 90_000);

  test("answers no TRACE, and SIGTERM ends it in good order within seconds", async () => {
    const server = await serve();
    await untilLive(server);

    for (const path of ["/", "/api/items", "/nowhere"]) {
      expect(await trace(server.url + path), path).toBe(405);
    }

    const stoppedAt = Date.now();
    server.child.kill("SIGTERM");
    expect(await server.exited).toBe(0);
    expect(Date.now() - stoppedAt).toBeLessThan(5_000);
    expect(await answersAt(server.port)).toBe(false);
  }, 120_000);
});
