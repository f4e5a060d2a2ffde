import { afterAll, expect, vi } from "vitest";

// A worker runs one file after the other, and each is to find what a new process would: nothing of
// the app loaded, nothing held on globalThis, and the environment that the run was started with.
const held = globalThis as unknown as {
  firstEnvironment?: NodeJS.ProcessEnv;
  db?: { $disconnect(): Promise<void> };
  jobsBoss?: unknown;
  jobWorker?: unknown;
  plaidCallSink?: unknown;
  linkStepSink?: unknown;
};
held.firstEnvironment ??= { ...process.env };
for (const name of Object.keys(process.env)) delete process.env[name];
Object.assign(process.env, held.firstEnvironment);
vi.resetModules();

afterAll(async () => {
  await held.db?.$disconnect();
  for (const name of ["db", "jobsBoss", "jobWorker", "plaidCallSink", "linkStepSink"] as const) {
    delete held[name];
  }
});

// The emulator knows nothing of the app: its tests need no database and no environment.
const { testPath = "" } = expect.getState();
if (!testPath.includes("/tests/emulator/")) await import("./app-environment");
