import path from "node:path";
import { parseArgs } from "node:util";
import { localSettings } from "./local-settings";
import { refuseIfOwned } from "./owner-lock";
import { isPortFree } from "./ports";
import { startStack } from "./start-stack";

const STOP_DEADLINE_MS = 10_000;

const startedAt = Date.now();
const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1).padStart(5)} s`;

let stack: Awaited<ReturnType<typeof startStack>> | undefined;
const cancel = new AbortController();

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (cancel.signal.aborted) process.exit(130);
    setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
    cancel.abort();
    if (stack) void stop(0);
  });
}

/** Stops the app, then the emulator, then Postgres. */
async function stop(exitCode: number): Promise<void> {
  const stoppingAt = Date.now();
  console.log("\nStopping");
  await stack?.close();
  console.log(`Stopped in ${seconds(stoppingAt).trim()}`);
  process.exit(exitCode);
}

/** Says what is being done, then how long it took. */
async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const stepStartedAt = Date.now();
  process.stdout.write(`${title.padEnd(20)} `);
  const result = await work();
  const outcome = typeof result === "string" ? `  ${result}` : "";
  process.stdout.write(`${seconds(stepStartedAt)}${outcome}\n`);
  return result;
}

/** Everything that can be refused before the slow steps. */
async function refuseEarly(settings: ReturnType<typeof localSettings>): Promise<void> {
  const ports = { PORT: settings.port } as Record<string, number>;
  if (!process.env.DATABASE_URL) {
    refuseIfOwned(path.join(settings.dataDir, "postgres.lock"));
    ports.EMBEDDED_POSTGRES_PORT = settings.postgresPort;
  }
  if (!process.env.PLAID_CLIENT_ID) ports.EMULATOR_PORT = settings.emulatorPort;
  for (const [name, port] of Object.entries(ports)) {
    if (await isPortFree(port)) continue;
    throw new Error(`Port ${port} is taken. Set ${name} to a free one.`);
  }
}

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { dev: { type: "boolean", default: false } } });
  const mode = values.dev ? "dev" : "start";
  const settings = localSettings(mode);
  await refuseEarly(settings);

  const set = Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]);
  const env = { LOG_LEVEL: "warn", ...Object.fromEntries(set) };
  stack = await startStack({ ...settings, mode, env, step, signal: cancel.signal });

  const signIn = stack.emulatorUrl
    ? 'press "Continue as a demo user"'
    : "sign up with an e-mail address and a password";
  console.log(`\nReady in ${seconds(startedAt).trim()}. Open this address and ${signIn}:\n`);
  console.log(`  ${stack.url}\n\nCtrl-C stops everything.`);
  const death = await stack.died;
  if (cancel.signal.aborted) return;
  console.error(death);
  await stop(1);
}

run().catch((thrown: unknown) => {
  if (cancel.signal.aborted) process.exit(0);
  console.error(`\n${thrown instanceof Error ? thrown.message : thrown}`);
  process.exit(1);
});
