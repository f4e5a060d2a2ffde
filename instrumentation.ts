import type { AsyncLocalStorage } from "node:async_hooks";
import type { Instrumentation } from "next";

// scripts/unavailable-pages.mjs reads it.
const server = globalThis as { factsOfRequest?: AsyncLocalStorage<{ isDatabaseAway: boolean }> };

/** Called by Next when a server starts. */
export async function register() {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { boot } = await import("@/lib/boot");
    await boot();
  }
}

/** Logs what pages and handlers throw and nothing else has caught, without tokens. */
export const onRequestError: Instrumentation.onRequestError = async (thrown, request) => {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { databaseProblem } = await import("@/lib/data/database-problem");
    const facts = server.factsOfRequest?.getStore();
    if (facts && databaseProblem(thrown)) facts.isDatabaseAway = true;
    const { describeError, log } = await import("@/lib/log");
    const [path] = request.path.split("?");
    log().error({ path, method: request.method, error: describeError(thrown) }, "request failed");
  }
};
