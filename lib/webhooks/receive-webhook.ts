import "server-only";
import { systemSaveWebhookEvent } from "@/lib/data/webhook-events";
import { log } from "@/lib/log";
import { verifyWebhook } from "@/lib/plaid/webhook-signature";
import { Problem } from "@/lib/problem";

/**
 * Takes a webhook in: whatever Plaid signed is stored as it came, once, together with the job that
 * works on it. When this returns, it cannot be lost any more, and Plaid need not send it again.
 *
 * @throws Problem `webhook_forged` for anything that Plaid did not sign, without saying why.
 *   `webhook_not_received` when it cannot be told, because Plaid cannot be asked for its key.
 */
export async function receiveWebhook(verification: string | null, body: Uint8Array): Promise<void> {
  const verdict = await verifyWebhook(verification, body);
  if (verdict.kind === "forged") {
    const { reason, skewS } = verdict;
    const skew = skewS !== undefined && { webhook_skew_seconds: skewS };
    log().warn({ reason, bytes: body.byteLength, ...skew }, "webhook refused");
    throw new Problem("webhook_forged", "This webhook is not signed by Plaid.");
  }
  if (verdict.kind === "unverifiable") {
    log().warn("webhook not verified: Plaid's key cannot be had");
    throw new Problem(
      "webhook_not_received",
      "This webhook cannot be verified now. Send it again later.",
      { retryAfterSeconds: 30 },
    );
  }
  await systemSaveWebhookEvent({
    jwt: verification ?? "",
    rawBody: body,
    verification: verdict.proof,
  });
}
