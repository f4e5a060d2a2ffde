import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { baseEnvironment } from "../../../scripts/base-environment";
import { freePort } from "../../../scripts/ports";
import { startStack } from "../../../scripts/start-stack";

/** Starts everything a newcomer would have, with an empty database, and stops it after the last test. */
export default async function setup() {
  const dataDir = await mkdtemp(path.join(tmpdir(), "e2e-"));
  const stack = await startStack({
    port: Number(process.env.E2E_PORT),
    emulatorPort: await freePort(),
    postgresPort: 0,
    dataDir,
    mode: "start",
    env: { ...baseEnvironment(), LOG_LEVEL: "warn" },
  });
  return async () => {
    await stack.close();
    await rm(dataDir, { recursive: true, force: true });
  };
}
