import { spawn } from "node:child_process";
import { once } from "node:events";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import type { CompleteLinkAnswer, StartLinkAnswer } from "@/lib/contracts/link";
import { routes } from "@/lib/routes";
import { baseEnvironment } from "../../scripts/base-environment";
import { ROOT } from "../../scripts/local-settings";
import { freePort, isPortFree } from "../../scripts/ports";
import { built } from "./built";
import { temporaryFolder } from "./processes";

const READY_MS_MAX = 120_000;

type Ports = { PORT: number; EMULATOR_PORT: number; EMBEDDED_POSTGRES_PORT: number };

/** Runs the launcher as `npm run demo` does, until it says that the app is ready. */
async function launch(dataDir: string, ports: Ports) {
  const given = Object.entries(ports).map(([name, port]) => [name, String(port)]);
  const env = { ...baseEnvironment(), ...Object.fromEntries(given), DATA_DIR: dataDir };
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/demo.ts"], {
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
  const ready = await vi.waitUntil(
    () => {
      if (child.exitCode !== null) throw new Error(output);
      return output.match(/Ready in ([\d.]+ s)/)?.[1];
    },
    { timeout: READY_MS_MAX, interval: 100 },
  );
  return {
    ready,
    /** Presses Ctrl-C, and answers the exit code. */
    interrupt() {
      child.kill("SIGINT");
      return exited;
    },
  };
}

/** Somebody at the app, by HTTP: keeps the cookies, and sends what a browser on its pages sends. */
function visitor(url: string) {
  const cookies = new Map<string, string>();
  return async function call<Answer>(path: string, body?: unknown) {
    const response = await fetch(url + path, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        origin: url,
        "content-type": "application/json",
        cookie: [...cookies].map((pair) => pair.join("=")).join("; "),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = line.match(/^([^=]+)=([^;]*)/) ?? [];
      cookies.set(name, value);
    }
    return { status: response.status, body: (await response.json()) as Answer };
  };
}

async function linkBank(call: ReturnType<typeof visitor>, emulatorUrl: string): Promise<string> {
  const started = await call<StartLinkAnswer>(routes.api.linkTokens(), { mode: "standard" });
  expect(started.status).toBe(201);
  const { linkToken, session } = started.body;
  const finished = await fetch(`${emulatorUrl}/__emulator/link/complete`, {
    method: "POST",
    body: JSON.stringify({ link_token: linkToken, institution_id: "ins_109508" }),
  });
  const { public_tokens: publicTokens } = (await finished.json()) as { public_tokens: string[] };
  const path = routes.api.completeLinkSession(session.id);
  const completed = await call<CompleteLinkAnswer>(path, { publicTokens });
  expect(completed.status).toBe(200);
  return completed.body.items[0]?.id ?? "";
}

describe("npm run demo", () => {
  beforeAll(built, 400_000);

  test("Ctrl-C frees every port, and the next start finds the session and the bank", async () => {
    const dataDir = temporaryFolder();
    const ports = {
      PORT: await freePort(),
      EMULATOR_PORT: await freePort(),
      EMBEDDED_POSTGRES_PORT: await freePort(),
    };
    const areFree = () => Promise.all(Object.values(ports).map(isPortFree));
    const call = visitor(`http://localhost:${ports.PORT}`);

    const first = await launch(dataDir, ports);
    const csrf = await call<{ csrfToken: string }>(`${routes.api.auth()}/csrf`);
    const { csrfToken } = csrf.body;
    const demo = `${routes.api.auth()}/callback/demo`;
    expect((await call(demo, { csrfToken, json: "true" })).status).toBe(200);
    const itemId = await linkBank(call, `http://localhost:${ports.EMULATOR_PORT}`);
    expect(await first.interrupt()).toBe(0);
    expect(await areFree()).toEqual([true, true, true]);

    const second = await launch(dataDir, ports);
    process.stdout.write(`npm run demo was ready in ${first.ready}, then ${second.ready}\n`);
    const listed = await call<{ items: { id: string }[] }>(routes.api.items());
    expect(listed.status).toBe(200);
    expect(listed.body.items.map(({ id }) => id)).toEqual([itemId]);
    const synced = await call(routes.api.itemSync(itemId), {});
    expect(synced.status).toBe(200);
    expect(synced.body).toMatchObject({ item: { id: itemId, state: "healthy" } });
    expect(await second.interrupt()).toBe(0);
    expect(await areFree()).toEqual([true, true, true]);
  }, 400_000);
});
