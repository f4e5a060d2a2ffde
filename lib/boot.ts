import "server-only";
import { systemFindUnreadableKeys } from "@/lib/data/access-tokens";
import { env } from "@/lib/env";
import { handlers } from "@/lib/jobs/handlers";
import { ensureWorker, type Worker } from "@/lib/jobs/worker";
import { recordPlaidCalls } from "@/lib/link/record-plaid-calls";
import { describeError, log } from "@/lib/log";
import { scrub } from "@/lib/plaid/redact";

/** Exit code for a configuration that cannot work (EX_CONFIG of sysexits.h). */
const BAD_CONFIGURATION = 78;

/**
 * What happens once before the first request. A bad environment ends the process here, and so do
 * keys that do not open what is stored: going on would lose people's banks one by one.
 *
 * @returns this process's worker, or null where WORKER says that it has none
 */
export async function boot(): Promise<Worker | null> {
  scrubOutput();
  try {
    env();
    await checkTokenKeys();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(BAD_CONFIGURATION);
  }
  recordPlaidCalls();
  return env().WORKER === "on" ? ensureWorker(handlers) : null;
}

/**
 * Takes tokens out of everything this process prints, also of what the framework prints by itself
 * when a handler throws.
 */
function scrubOutput() {
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream) as (chunk: unknown, ...rest: unknown[]) => boolean;
    stream.write = (chunk: unknown, ...rest: unknown[]) =>
      write(typeof chunk === "string" ? scrub(chunk) : chunk, ...rest);
  }
}

async function checkTokenKeys() {
  const unreadable = await systemFindUnreadableKeys().catch((thrown: unknown) => {
    // A database that is away is no fault of the keys; readiness tells of it.
    log().warn({ error: describeError(thrown) }, "stored tokens not checked");
    return [];
  });
  if (unreadable.length === 0) return;
  const lines = unreadable.map(
    ({ keyId, items }) => `  key "${keyId}" is missing or another one than before: ${items} Items`,
  );
  throw new Error(`TOKEN_KEYS does not open the stored access tokens.\n${lines.join("\n")}`);
}
