import "server-only";
import pino from "pino";
import { env } from "@/lib/env";
import { printScrubbed } from "@/lib/scrubbed-output";

const create = () =>
  pino(
    { level: env().LOG_LEVEL, base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
    // The last thing before a line leaves the process, so that no call site can forget it.
    { write: printScrubbed },
  );

let logger: ReturnType<typeof create> | undefined;

/** The one logger: a JSON line an entry, without tokens or control characters, whatever it is handed. */
export function log() {
  logger ??= create();
  return logger;
}

/** What of a thrown value may be logged: its kind, message and stack, and none of its other properties. */
export function describeError(thrown: unknown) {
  if (!(thrown instanceof Error)) return { name: typeof thrown, message: String(thrown) };
  return { name: thrown.name, message: thrown.message, stack: thrown.stack };
}
