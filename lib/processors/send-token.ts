import "server-only";
import { z } from "zod";
import { scrub } from "@/lib/plaid/redact";

const TIMEOUT_MS = 10_000;
const ANSWER_LIMIT_BYTES = 16 * 1024;
const TOLD_CHARACTERS = 200;

/** Answers that mean: not now. */
const PASSING = new Set([408, 425, 429]);

/** What a partner's answer may hold that is of use here. */
const answerShape = z.object({
  id: z.string().max(TOLD_CHARACTERS).optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  error: z.object({ message: z.string() }).optional().catch(undefined),
});

/** What came of sending a token once. */
export type Sent = { at: Date; durationMs: number; status: number | null } & (
  | { failure: null; reference: string | null }
  /** `isPassing`: the same may go through later. */
  | { failure: string; isPassing: boolean }
);

/**
 * Sends a processor token to a partner's endpoint, once. Redirects are not followed, since a token would
 * go to where they lead; no more than 16 KiB of the answer are read.
 *
 * @param idempotencyKey the same for the same token, so that the partner can tell a repetition.
 */
export async function sendToken(
  { url, key }: { url: string; key: string | null },
  idempotencyKey: string,
  token: string,
): Promise<Sent> {
  const at = new Date();
  const outcome = await post(url, key, idempotencyKey, token);
  return { at, durationMs: Date.now() - at.getTime(), ...outcome };
}

async function post(url: string, key: string | null, idempotencyKey: string, token: string) {
  try {
    const response = await fetch(url, {
      method: "POST",
      redirect: "manual",
      headers: {
        "content-type": "application/json",
        accept: "application/json",
        "idempotency-key": idempotencyKey,
        ...(key && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ processor_token: token, reference: idempotencyKey }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { status: response.status, ...verdict(response, await answerOf(response)) };
  } catch (thrown) {
    const isLate = thrown instanceof Error && thrown.name === "TimeoutError";
    const failure = isLate
      ? `The partner did not answer within ${TIMEOUT_MS / 1000} seconds.`
      : "The partner could not be reached.";
    return { status: null, failure, isPassing: true };
  }
}

type Answer = z.output<typeof answerShape>;

function verdict({ status, ok }: Response, { id, message, error }: Answer) {
  if (ok) return { failure: null, reference: id ? storable(id) : null };
  if (status >= 300 && status < 400) {
    const failure = "The partner's address redirects, which is not followed. Correct the address.";
    return { failure, isPassing: false };
  }
  const said = storable(error?.message ?? message ?? "");
  const isPassing = PASSING.has(status) || status >= 500;
  return { failure: `The partner answered ${status}${said && `: ${said}`}`, isPassing };
}

/** Without a token, and with nothing that Postgres would refuse. */
const storable = (text: string) =>
  scrub(text).slice(0, TOLD_CHARACTERS).toWellFormed().replaceAll("\0", "");

/** The answer, as far as it can be read. */
async function answerOf(response: Response): Promise<Answer> {
  const reader = response.body?.getReader();
  if (!reader) return {};
  const chunks: Uint8Array[] = [];
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > ANSWER_LIMIT_BYTES) {
      await reader.cancel();
      return {};
    }
    chunks.push(value);
  }
  try {
    return answerShape.parse(JSON.parse(Buffer.concat(chunks).toString("utf8")));
  } catch {
    return {};
  }
}
