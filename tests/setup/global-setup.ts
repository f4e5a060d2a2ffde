import type { TestProject } from "vitest/node";
import { startTestDatabases } from "./test-databases";

declare module "vitest" {
  interface ProvidedContext {
    /** The database of each worker, by its pool id less one. */
    databaseUrls: string[];
  }
}

/** Starts a database for every worker before the first test, and stops them after the last. */
export default async function setup(project: TestProject) {
  const workers = Number(project.config.maxWorkers);
  const { urls, close } = await startTestDatabases(workers, process.env.TEST_DATABASE_URL);
  project.provide("databaseUrls", urls);
  return close;
}
