import "server-only";
import { systemCheckSeals } from "@/lib/data/sealed-columns";
import { env } from "@/lib/env";
import { handlers } from "@/lib/jobs/handlers";
import { ensureWorker, type Worker } from "@/lib/jobs/worker";
import { recordSteps } from "@/lib/link/note-step";
import { recordPlaidCalls } from "@/lib/link/record-plaid-calls";
import { describeError, log } from "@/lib/log";
import { scrubOutput } from "@/lib/scrubbed-output";

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
  outliveOutput();
  try {
    env();
    await checkTokenKeys();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(BAD_CONFIGURATION);
  }
  recordPlaidCalls();
  recordSteps();
  return env().WORKER === "on" ? ensureWorker(handlers) : null;
}

/** A line of the log that finds no room, or nobody who reads it any more, is lost. Node would end the process. */
function outliveOutput() {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}

async function checkTokenKeys() {
  const keys = await systemCheckSeals().catch((thrown: unknown) => {
    // A database that is away is no fault of the keys; readiness tells of it.
    log().warn({ error: describeError(thrown) }, "stored tokens not checked");
    return [];
  });
  const lines = keys
    .filter(({ isKnown }) => !isKnown)
    .map(
      ({ keyId, rows }) =>
        `  key "${keyId}" is missing or another one than before: it sealed ${rows} stored ${rows === 1 ? "value" : "values"}`,
    );
  if (lines.length === 0) return;
  throw new Error(`TOKEN_KEYS does not open what is stored.\n${lines.join("\n")}`);
}
