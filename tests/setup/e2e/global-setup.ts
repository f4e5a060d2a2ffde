import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { baseEnvironment } from "../../../scripts/base-environment";
import { freePort } from "../../../scripts/ports";
import { startStack } from "../../../scripts/start-stack";
import { type UnderContract, underContract } from "../../support/under-contract";
import { watchForLeaks } from "./watch-for-leaks";

/**
 * Starts everything a newcomer would have, with an empty database, and stops it after the last test.
 * What the app and the emulator said to each other has to fit Plaid's published description, and no
 * secret may be in what the app sent, printed or stored.
 */
export default async function setup() {
  const dataDir = await mkdtemp(path.join(tmpdir(), "e2e-"));
  const port = Number(process.env.E2E_PORT);
  const appPort = await freePort();
  const leaks = await watchForLeaks({ port, appPort, dataDir });
  let watched: UnderContract | undefined;
  const stack = await startStack({
    port: appPort,
    emulatorPort: await freePort(),
    postgresPort: 0,
    dataDir,
    mode: "start",
    env: {
      ...baseEnvironment(),
      APP_URL: `http://localhost:${port}`,
      LOG_LEVEL: "warn",
      LIMITS: "off",
    },
    reachEmulatorAt: async (url) => {
      watched = await underContract(url);
      return watched.url;
    },
    hearApp: leaks.hearApp,
  });
  return async () => {
    try {
      process.stdout.write(`Plaid's description: ${await watched?.close()}\n`);
    } finally {
      await leaks.readDatabase(stack.databaseUrl).finally(stack.close);
      await leaks.readFolder();
      await rm(dataDir, { recursive: true, force: true });
      process.stdout.write(`Leaks: ${leaks.close()}\n`);
    }
  };
}
