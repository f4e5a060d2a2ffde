import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { baseEnvironment } from "../../../scripts/base-environment";
import { freePort } from "../../../scripts/ports";
import { startStack } from "../../../scripts/start-stack";
import { type UnderContract, underContract } from "../../support/under-contract";

/**
 * Starts everything a newcomer would have, with an empty database, and stops it after the last test.
 * What the app and the emulator said to each other has to fit Plaid's published description.
 */
export default async function setup() {
  const dataDir = await mkdtemp(path.join(tmpdir(), "e2e-"));
  let watched: UnderContract | undefined;
  const stack = await startStack({
    port: Number(process.env.E2E_PORT),
    emulatorPort: await freePort(),
    postgresPort: 0,
    dataDir,
    mode: "start",
    env: { ...baseEnvironment(), LOG_LEVEL: "warn" },
    reachEmulatorAt: async (url) => {
      watched = await underContract(url);
      return watched.url;
    },
  });
  return async () => {
    try {
      process.stdout.write(`Plaid's description: ${await watched?.close()}\n`);
    } finally {
      await stack.close();
      await rm(dataDir, { recursive: true, force: true });
    }
  };
}
