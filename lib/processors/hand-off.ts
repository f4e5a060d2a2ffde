import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { ProcessorTokenView } from "@/lib/contracts/processors";
import { isHandoffDue, saveHandoffAttempt, startHandoff } from "@/lib/data/handoffs";
import { getProcessorToken } from "@/lib/data/processor-tokens";
import { log } from "@/lib/log";
import { Problem } from "@/lib/problem";
import { partnerEndpoint } from "./partner-endpoint";
import { withProcessorToken } from "./processor-token";
import { sendToken } from "./send-token";

/**
 * Has one of the viewer's processor tokens sent to its partner by a job, and answers it. One that was
 * received, or is being sent, is answered as it stands.
 *
 * @throws Problem `not_found`, `processor_token_revoked`, `invalid_request` for Stripe's,
 *   `not_configured` where the partner has no endpoint here.
 */
export async function startHandOff(viewer: Viewer, tokenId: string): Promise<ProcessorTokenView> {
  const { processor, processorName } = await getProcessorToken(viewer, tokenId);
  await withProcessorToken(viewer, tokenId, async () => {}); // Or else it could not be sent.
  if (!partnerEndpoint(processor)) {
    throw new Problem(
      "not_configured",
      `This app does not know where ${processorName} takes tokens. Set PARTNER_ENDPOINTS, or send it from your own backend.`,
    );
  }
  await startHandoff(viewer, tokenId);
  return getProcessorToken(viewer, tokenId);
}

/**
 * Sends a processor token that waits to be sent, and notes what came of it. It may be called again, and
 * beside itself: the partner tells repetitions by the Idempotency-Key.
 *
 * @throws when the same may go through later, unless this is the last attempt.
 */
export async function handOff(
  viewer: Viewer,
  tokenId: string,
  { isLast }: { isLast: boolean },
): Promise<void> {
  if (!(await isHandoffDue(viewer, tokenId))) return;
  const { processor } = await getProcessorToken(viewer, tokenId);
  const endpoint = partnerEndpoint(processor);
  if (!endpoint) {
    return giveUp(viewer, tokenId, "No endpoint of this partner is configured any more.");
  }

  const sent = await withProcessorToken(viewer, tokenId, (token) =>
    sendToken(endpoint, tokenId, token),
  ).catch((thrown: unknown) => {
    if (thrown instanceof Problem && thrown.code === "processor_token_unreadable") return thrown;
    throw thrown;
  });
  if (sent instanceof Problem) return giveUp(viewer, tokenId, sent.message);
  const { at, durationMs, status, failure } = sent;
  const attempt = { at, durationMs, status, failure };
  if (sent.failure === null) {
    const { reference } = sent;
    return saveHandoffAttempt(viewer, tokenId, attempt, { state: "RECEIVED", reference });
  }
  if (!sent.isPassing) {
    log().warn({ tokenId, status }, "the partner refused a processor token");
    return saveHandoffAttempt(viewer, tokenId, attempt, { state: "REFUSED" });
  }
  await saveHandoffAttempt(viewer, tokenId, attempt, { state: isLast ? "FAILED" : "WAITING" });
  if (!isLast) throw new Error(`The partner did not take the token: ${status ?? "no answer"}`);
  log().error({ tokenId, status }, "a processor token could not be handed off");
}

/** Ends a handoff that no attempt can bring about. Somebody may start it again. */
function giveUp(viewer: Viewer, tokenId: string, failure: string): Promise<void> {
  const attempt = { at: new Date(), durationMs: 0, status: null, failure };
  return saveHandoffAttempt(viewer, tokenId, attempt, { state: "FAILED" });
}
