import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, vi } from "vitest";
import { baseEnvironment } from "../../scripts/base-environment";
import { ROOT } from "../../scripts/local-settings";
import { freePort } from "../../scripts/ports";

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
  "PLAID_PARTNER_CLIENT_ID",
  "PLAID_PARTNER_SECRET",
  "PARTNER_ENDPOINTS",
  "PARTNER_KEYS",
  "LOG_LEVEL",
] as const;

/** The environment of a program that shares the database and the Plaid of this process. */
export const appEnvironment = (): Record<string, string> => ({
  ...baseEnvironment(),
  ...Object.fromEntries(NAMES.map((name) => [name, process.env[name] ?? ""])),
});

/** Starts `npm start` on a free port, with the database and the Plaid of this process, until the test is over. */
export async function serve(changes: Record<string, string> = {}) {
  const app = await launch(changes);
  onTestFinished(() => void app.child.kill("SIGKILL"));
  return app;
}

/** The same, for whoever ends it themselves, of another build if need be. `PORT` may be given. */
export async function launch(changes: Record<string, string> = {}, cwd = ROOT) {
  const port = Number(changes.PORT ?? (await freePort()));
  const url = `http://127.0.0.1:${port}`;
  const env = { ...appEnvironment(), APP_URL: url, PORT: String(port), ...changes };
  const child = spawn(process.execPath, ["scripts/serve.mjs"], {
    cwd,
    env: env as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const exited = once(child, "close").then(([code]) => code as number | null);
  return { child, port, url, exited, output: () => output };
}

/** Waits until it answers. */
export async function untilLive({ url }: { url: string }) {
  const live = () => fetch(`${url}/api/health/live`).then(({ status }) => expect(status).toBe(200));
  await vi.waitFor(live, { timeout: START_MS_MAX, interval: 100 });
}
