import "server-only";
import { env } from "@/lib/env";
import { recordPlaidCalls } from "@/lib/link/record-plaid-calls";

/** Exit code for a configuration that cannot work (EX_CONFIG of sysexits.h). */
const BAD_CONFIGURATION = 78;

/** What happens once before the first request. A bad environment ends the process here. */
export function boot() {
  try {
    env();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(BAD_CONFIGURATION);
  }
  recordPlaidCalls();
}
