import "server-only";
import { Problem } from "@/lib/problem";

const TIMEOUT_MS = 15_000;

const tooLarge = (limitBytes: number) =>
  new Problem("body_too_large", `The body is larger than ${limitBytes} bytes.`);

const broken = () => new Problem("invalid_request", "The body could not be read to its end.");

/**
 * The raw body of a request, never more than `limitBytes` of it. The cap holds for what is
 * declared and for what arrives, since a chunked body declares nothing.
 *
 * @throws Problem `body_too_large`, `invalid_request` for a body that stalls, breaks off or is not
 *   as long as declared, `unsupported_media_type` for a compressed one.
 */
export async function readBody(request: Request, limitBytes: number): Promise<Uint8Array> {
  const declared = request.headers.get("content-length");
  if (Number(declared ?? 0) > limitBytes) throw tooLarge(limitBytes);
  if (request.headers.has("content-encoding")) {
    throw new Problem("unsupported_media_type", "Send the body uncompressed.");
  }
  if (!request.body) return new Uint8Array();

  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true; // Else what has arrived so far would look like the whole.
    void reader.cancel("timeout").catch(() => {});
  }, TIMEOUT_MS);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > limitBytes) {
        void reader.cancel("too large").catch(() => {});
        throw tooLarge(limitBytes);
      }
      chunks.push(value);
    }
  } catch (thrown) {
    if (thrown instanceof Problem) throw thrown;
    throw broken();
  } finally {
    clearTimeout(timer);
  }
  if (isLate || (declared !== null && Number(declared) !== size)) throw broken();
  return Buffer.concat(chunks);
}

/** @throws Problem `unsupported_media_type` for a body that is not declared as JSON. */
export function requireJson(request: Request): void {
  const type = request.headers.get("content-type") ?? "";
  if (/^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(type)) return;
  throw new Problem("unsupported_media_type", "Send the body as application/json.");
}

/**
 * The JSON of a request's body. @throws Problem as {@link readBody} does, and for anything but JSON
 * whose texts can be stored.
 */
export async function readJson(request: Request, limitBytes: number): Promise<unknown> {
  requireJson(request);
  const bytes = await readBody(request, limitBytes);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return JSON.parse(text, ESCAPED.test(text) ? onlyStorable : undefined);
  } catch (thrown) {
    if (thrown instanceof Problem) throw thrown;
    throw new Problem("invalid_request", "The body is not valid JSON.");
  }
}

/** How a NUL or a half of a surrogate pair gets into JSON. */
const ESCAPED = /\\u(?:0000|d[89a-f])/i;

function onlyStorable(key: string, value: unknown): unknown {
  if (!isStorable(key) || (typeof value === "string" && !isStorable(value))) {
    throw new Problem("invalid_request", "The body holds a character that cannot be stored.");
  }
  return value;
}

/** Whether Postgres takes a text: it refuses NUL, and in JSON half of a surrogate pair too. */
const isStorable = (text: string) => !text.includes("\0") && !/\p{Surrogate}/u.test(text);
