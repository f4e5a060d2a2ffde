import { type Instrumentation } from "next";

/** Runs once, before the first request. A bad environment ends the process here. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("@/lib/env");
  const { recordPlaidCalls } = await import("@/lib/link/record-plaid-calls");
  try {
    env();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(78);
  }
  recordPlaidCalls();
}

/** Logs what pages and handlers throw and nothing else has caught, without tokens. */
export const onRequestError: Instrumentation.onRequestError = async (thrown, request) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { describeError, log } = await import("@/lib/log");
  const path = request.path.split("?")[0];
  log().error({ path, method: request.method, error: describeError(thrown) }, "request failed");
};
