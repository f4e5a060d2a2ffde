import type { TestProject } from "vitest/node";
import { startTestDatabases } from "./test-databases";
import { startTestEmulators } from "./test-emulators";

declare module "vitest" {
  interface ProvidedContext {
    /** The database and the emulator of each worker, by its pool id less one. */
    databaseUrls: string[];
    emulatorUrls: string[];
  }
}

/** Starts a database and an emulator for every worker before the first test, and stops them after the last. */
export default async function setup(project: TestProject) {
  const workers = Number(project.config.maxWorkers);
  const [databases, emulators] = await Promise.all([
    startTestDatabases(workers, process.env.TEST_DATABASE_URL),
    startTestEmulators(workers),
  ]);
  project.provide("databaseUrls", databases.urls);
  project.provide("emulatorUrls", emulators.urls);
  return async () => {
    await Promise.all([databases.close(), emulators.close()]);
  };
}
