import type { Fault } from "../control/fault";
import type { State } from "../state/state";
import type { Attempt, Delivery } from "./delivery";
import { signWebhook } from "./sign-webhook";

/** How and when a webhook is sent. */
type Sending = {
  now: number;
  signedAt: number;
  fault: Fault | undefined;
  timeoutMs: number;
  closing: AbortSignal;
};

/** Sends a webhook as Plaid does, once. It never throws; an attempt without an answer says why there was none. */
export async function sendWebhook(
  state: State,
  delivery: Delivery,
  sending: Sending,
): Promise<Attempt> {
  const { now: at, fault } = sending;
  const begun = performance.now();
  const attempt = (status: number | null, error: string | null): Attempt => ({
    at,
    status,
    error,
    durationMs: Math.round(performance.now() - begun),
  });

  try {
    if (fault?.delayMs) await waited(fault.delayMs, sending.closing);
    const isLost = fault !== undefined && fails(fault);
    if (isLost && !fault.afterEffect) return attempt(null, "a fault kept it from being sent");
    const status = await post(state, delivery, sending);
    return attempt(status, isLost ? "a fault made it count as failed" : null);
  } catch (thrown) {
    return attempt(null, reason(thrown, sending.timeoutMs));
  }
}

const fails = ({ reset, garbage, errorCode, status }: Fault) =>
  Boolean(reset || garbage || errorCode || status);

function waited(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

async function post(
  state: State,
  { url, body, signature }: Delivery,
  { now, signedAt, timeoutMs, closing }: Sending,
): Promise<number> {
  const text = JSON.stringify(body, null, 2);
  const verification = await signWebhook(state, text, signature, { now, signedAt });
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "user-agent": "Go-http-client/1.1",
      ...(verification !== null && { "plaid-verification": verification }),
    },
    body: text,
    redirect: "manual",
    signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), closing]),
  });
  await response.body?.cancel();
  return response.status;
}

function reason(thrown: unknown, timeoutMs: number): string {
  if (!(thrown instanceof Error)) return "it could not be sent";
  if (thrown.name === "TimeoutError") return `no answer within ${timeoutMs / 1000} s`;
  const { cause } = thrown;
  return cause instanceof Error && cause.message ? cause.message : thrown.message;
}
