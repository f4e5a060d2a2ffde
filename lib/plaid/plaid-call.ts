import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { PlaidApi, PlaidError } from "plaid";
import { Problem } from "@/lib/problem";
import { plaid, plaidOfPartner } from "./client";
import { PlaidProblem, PlaidUnreachable } from "./problem";
import { type CallContext, recordPlaidCall } from "./recorder";
import { redact } from "./redact";
import { retryAfter } from "./retry-after";
import { tellWitness } from "./witness-calls";

const TIMEOUT_MS = 10_000;

/** How long all attempts may take together. An attempt that would get less than a second is not made. */
const TOTAL_MS = 12_000;
const WORTH_TRYING_MS = 1_000;

/** A longer pause that Plaid asks for is passed on to the caller, who can wait better than a request. */
const PAUSE_MS_MAX = 2_000;

type CallOptions = { signal: AbortSignal };
type Config = { url?: string; data?: unknown };
type Answer<T> = { data: T; status: number; headers: object; config: Config };

/** What the SDK throws: an error of axios, whose config must not travel further than this file. */
type SdkFailure = {
  isAxiosError: true;
  code?: string;
  response?: { data: unknown; status: number; headers: object };
  config?: Config;
};

/**
 * Makes one call to Plaid and answers its body.
 *
 * The SDK's own error is never rethrown, nor kept as a cause: its request config holds our
 * secret and the access token, which would then end up wherever the error is logged.
 *
 * @param attempts how often the call may be made when Plaid is unreachable, failing or asks to
 *   slow down. More than 1 only for calls that change nothing or that may happen twice.
 * @param timeoutMs how long one attempt may take in all. Together they take 12 seconds at most, or
 *   as long as one alone may.
 * @throws {PlaidProblem} when Plaid refuses. @throws {PlaidUnreachable} when no readable answer came.
 */
export async function plaidCall<T>(
  context: CallContext,
  call: (client: PlaidApi, options: CallOptions) => Promise<Answer<T>>,
  { attempts = 1, timeoutMs = TIMEOUT_MS }: { attempts?: number; timeoutMs?: number } = {},
): Promise<T> {
  const endsAt = Date.now() + Math.max(TOTAL_MS, timeoutMs);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptCall(context, call, Math.min(timeoutMs, endsAt - Date.now()));
    } catch (problem) {
      if (attempt >= attempts || !isPassing(problem)) throw problem;
      const pauseMs = pauseAfter(attempt, problem.asksToWaitSeconds);
      const isLate = Date.now() + pauseMs + WORTH_TRYING_MS > endsAt;
      if (isLate || pauseMs > PAUSE_MS_MAX) throw problem;
      await sleep(pauseMs);
    }
  }
}

/** Each pause is twice the one before, by half more or less: what failed together is not repeated together. */
function pauseAfter(attempt: number, askedSeconds: number | null): number {
  const ours = 150 * 2 ** attempt * (0.5 + Math.random());
  return Math.max(ours, (askedSeconds ?? 0) * 1_000);
}

/** Whether the same call may succeed if made again. */
const isPassing = (problem: unknown): problem is PlaidUnreachable | PlaidProblem =>
  problem instanceof PlaidUnreachable ||
  (problem instanceof PlaidProblem &&
    (problem.code === "rate_limited" || problem.code === "plaid_unavailable"));

async function attemptCall<T>(
  context: CallContext,
  call: (client: PlaidApi, options: CallOptions) => Promise<Answer<T>>,
  timeoutMs: number,
): Promise<T> {
  const at = new Date();
  const signal = AbortSignal.timeout(timeoutMs);
  const outcome = await call(clientFor(context), { signal }).catch((thrown: unknown) => {
    if (!isSdkFailure(thrown)) throw thrown;
    const { code = "", response, config } = thrown;
    return { failure: code, timedOut: signal.aborted, answer: response, config };
  });

  const answer = "failure" in outcome ? outcome.answer : outcome;
  const { config } = outcome;
  const error = "failure" in outcome ? plaidError(answer?.data) : undefined;
  const body: unknown = answer?.data;
  const readable = isObject(body);
  const told = {
    path: pathOf(config?.url),
    durationMs: Date.now() - at.getTime(),
    status: answer?.status ?? null,
    requestId: readable && typeof body.request_id === "string" ? body.request_id : null,
  };
  tellWitness({ ...told, headers: { ...answer?.headers }, body: readable ? body : null });
  recordPlaidCall({
    ...context,
    ...told,
    at,
    errorType: error?.error_type ?? null,
    errorCode: error?.error_code ?? null,
    request: redact(parsed(config?.data)),
    response: readable ? redact(body) : null,
  });

  const askedSeconds = retryAfter(answer?.headers);
  if (error) throw new PlaidProblem(error, askedSeconds);
  if ("failure" in outcome) {
    const neverSent = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ECONNTIMEOUT"];
    const sent = !neverSent.includes(outcome.failure);
    throw new PlaidUnreachable(sent, outcome.timedOut, askedSeconds);
  }
  // A proxy's page with status 200 is no answer of Plaid's.
  if (!readable) throw new PlaidUnreachable(true, false);
  return outcome.data;
}

function clientFor({ asPartner }: CallContext): PlaidApi {
  const client = asPartner ? plaidOfPartner() : plaid();
  if (client) return client;
  throw new Problem(
    "not_configured",
    "This app has no keys of a partner. Set PLAID_PARTNER_CLIENT_ID and PLAID_PARTNER_SECRET.",
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isSdkFailure = (thrown: unknown): thrown is SdkFailure =>
  isObject(thrown) && thrown.isAxiosError === true;

function plaidError(body: unknown): PlaidError | undefined {
  if (!isObject(body) || typeof body.error_type !== "string") return undefined;
  return typeof body.error_code === "string" ? (body as unknown as PlaidError) : undefined;
}

const pathOf = (url = "") => (URL.canParse(url) ? new URL(url).pathname : url);

function parsed(body: unknown): unknown {
  if (typeof body !== "string") return null;
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
