import path from "node:path";
import { fileURLToPath } from "node:url";
import { routes } from "../lib/routes";
import { applyMigrations } from "./apply-migrations";
import { type ChildProgram, startChildProgram } from "./child-program";
import { startEmbeddedPostgres } from "./embedded-postgres";
import { type EmulatorKeys, emulatorSettings } from "./emulator-settings";
import { ensureBuild } from "./ensure-build";
import { ensureClient } from "./ensure-client";
import { localSecrets } from "./local-secrets";
import { ROOT } from "./local-settings";
import { EXIT_WITH_PARENT, runProgram } from "./run-program";

const EMULATOR_GRACE_MS = 2_000;
const APP_GRACE_MS = 6_000;
const READY_TIMEOUT_MS = 90_000;

/** lib/env.ts is marked as server code, which Node takes only under this condition. */
const CHECK = [
  "--conditions=react-server",
  "--import",
  "tsx",
  fileURLToPath(new URL("./check-environment.ts", import.meta.url)),
];

type Options = {
  /** Where the app listens. */
  port: number;
  emulatorPort: number;
  /** 0 takes any free port. */
  postgresPort: number;
  /** Where everything local lives. */
  dataDir: string;
  mode: "start" | "dev";
  /** Another copy of the app that is built already, served instead of this one. */
  appDir?: string;
  /** What the programs get. DATABASE_URL or PLAID_CLIENT_ID in it replace the local stand-in. */
  env: Record<string, string>;
  /** Answers where the app shall reach the emulator instead of its own address. */
  reachEmulatorAt?: (url: string) => Promise<string>;
  /** Is told all that the app prints, as it comes. */
  hearApp?: (text: string) => void;
  /** Wraps each step, to say what is being done and how long it took. */
  step?: <T>(title: string, work: () => Promise<T>) => Promise<T>;
  /** Gives up, with everything that was started stopped. */
  signal?: AbortSignal | undefined;
};

/**
 * Starts the app and all it needs, in order, and answers once it is ready to serve.
 *
 * When a step fails, what was started before it is stopped before the error is thrown. `died`
 * resolves with a sentence if a program ends by itself later on.
 */
export async function startStack({
  port,
  emulatorPort,
  postgresPort,
  dataDir,
  mode,
  appDir,
  env: given,
  reachEmulatorAt = async (url) => url,
  hearApp,
  step = (_title, work) => work(),
  signal,
}: Options) {
  const closers: (() => Promise<void>)[] = [];
  const watched: ChildProgram[] = [];
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= closeInReverse(closers);
    return closing;
  };
  const next = async <T>(title: string, work: () => Promise<T>) => {
    signal?.throwIfAborted();
    return step(title, work);
  };

  try {
    const url = given.APP_URL || `http://localhost:${port}`;
    const env: Record<string, string> = { ...given, NEXT_TELEMETRY_DISABLED: "1", APP_URL: url };
    env.PORT = String(port);
    Object.assign(env, await next("Secrets", async () => localSecrets(dataDir, env)));

    if (!env.DATABASE_URL) {
      const postgres = await next("Postgres, embedded", () =>
        startEmbeddedPostgres({ dataDir, port: postgresPort }),
      );
      closers.push(postgres.close);
      env.DATABASE_URL = postgres.url;
    }
    const databaseUrl = env.DATABASE_URL;

    let emulatorUrl: string | null = null;
    if (!env.PLAID_CLIENT_ID) {
      const emulator = await next("Plaid emulator", () =>
        startEmulator(emulatorPort, dataDir, env),
      );
      closers.push(() => emulator.program.stop(EMULATOR_GRACE_MS));
      watched.push(emulator.program);
      emulatorUrl = emulator.url;
      Object.assign(env, emulator.appEnv, { PLAID_BASE_URL: await reachEmulatorAt(emulator.url) });
      env.PLAID_WEBHOOK_URL ||= url + routes.api.plaidWebhooks();
      env.PLAID_REDIRECT_URI ||= url + routes.linkOauth();
    }

    await next("Environment", () => runProgram("The environment check", CHECK, { env, signal }));
    await next("Migrations", () => applyMigrations(databaseUrl));
    await next("Prisma client", () => ensureClient(signal));
    if (mode === "start" && !appDir) {
      await next("Production build", () => ensureBuild(signal));
    }

    const app = startApp(appDir ?? ROOT, mode, env, hearApp);
    closers.push(() => app.stop(APP_GRACE_MS));
    watched.push(app);
    await next("App", () =>
      untilReady(app, `http://${reachable(env.HOST)}:${port}/api/health/ready`, signal),
    );
    app.show();

    const died = Promise.race(
      watched.map(({ name, exited }) =>
        exited.then(
          (code) => `${name} ended by itself${code === null ? "" : ` with code ${code}`}.`,
        ),
      ),
    );
    return { url, emulatorUrl, databaseUrl, died, close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

async function startEmulator(port: number, dataDir: string, env: Record<string, string>) {
  const args = ["emulator/start.mjs"];
  const program = startChildProgram("The Plaid emulator", args, {
    ...env,
    EMULATOR_PORT: String(port),
    DATA_DIR: dataDir,
  });
  try {
    const { url } = (await program.message()) as { url: string };
    const keys = (await (await fetch(`${url}/__emulator/keys`)).json()) as EmulatorKeys;
    const appEnv = emulatorSettings(url, keys, env);
    return { program, url, appEnv };
  } catch (thrown) {
    await program.stop(EMULATOR_GRACE_MS);
    throw thrown;
  }
}

function startApp(
  dir: string,
  mode: "start" | "dev",
  env: Record<string, string>,
  hear: Options["hearApp"],
): ChildProgram {
  const serve = [path.join(dir, "scripts", "serve.mjs"), ...(mode === "dev" ? ["--dev"] : [])];
  return startChildProgram("The app", [...EXIT_WITH_PARENT, ...serve], env, { hear });
}

/** Where a server that listens on `host` answers to this machine. */
const reachable = (host = "") => (["", "0.0.0.0", "::"].includes(host) ? "127.0.0.1" : host);

async function untilReady(app: ChildProgram, url: string, signal?: AbortSignal): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  let ended = false;
  void app.exited.then(() => {
    ended = true;
  });
  for (let last = "no answer"; ; ) {
    signal?.throwIfAborted();
    if (ended) throw new Error("The app did not start.");
    if (Date.now() > deadline) {
      throw new Error(`The app is not ready after ${READY_TIMEOUT_MS / 1000} s: ${last}.`);
    }
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(30_000) });
      if (response.status === 200) return;
      last = `${response.status} ${(await response.text()).slice(0, 300)}`;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function closeInReverse(closers: (() => Promise<void>)[]): Promise<void> {
  for (const close of closers.reverse()) await close();
}
