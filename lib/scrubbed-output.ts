import "server-only";
import { scrub } from "@/lib/plaid/redact";
import { plainLines } from "@/lib/plain-lines";

type Write = (chunk: unknown, ...rest: unknown[]) => boolean;

/** Where a stream that scrubs keeps what it wrote by before. All bundles of the process find it there. */
const BEFORE = Symbol.for("what was written by before it was scrubbed");

/**
 * Takes tokens out of everything this process prints from here on, text or bytes, also of what the
 * framework prints by itself when a handler throws; and what would pass for another line of the log,
 * or act on a terminal.
 */
export function scrubOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    const before = stream.write.bind(stream) as Write;
    const write: Write = (chunk, ...rest) => before(scrubbed(chunk), ...rest);
    stream.write = Object.assign(write, { [BEFORE]: before });
  }
}

/** Prints a line without its tokens, whether or not {@link scrubOutput} has been called. */
export function printScrubbed(line: string): void {
  const { write } = process.stdout as { write: Write & { [BEFORE]?: Write } };
  // Looking through a line once is enough.
  const before = write[BEFORE] ?? write.bind(process.stdout);
  before(safe(line));
}

function scrubbed(chunk: unknown): unknown {
  if (chunk instanceof Uint8Array) return safe(Buffer.from(chunk).toString());
  return typeof chunk === "string" ? safe(chunk) : chunk;
}

const safe = (text: string) => plainLines(scrub(text));
