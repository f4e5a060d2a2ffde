import "server-only";
import { systemListWaitingWebhooks } from "@/lib/data/webhook-events";
import { enqueueAll } from "@/lib/jobs/enqueue-all";
import { liveJobKeys } from "@/lib/jobs/live-job-keys";
import { log } from "@/lib/log";

/** Younger ones have a job that was just written. */
const LEFT_AFTER_MS = 2 * 60_000;

/**
 * Has webhooks worked on that wait with no job of theirs left, as when a process was killed in the
 * last of its attempts: what was answered 200, Plaid does not send again.
 */
export async function recoverWebhooks(): Promise<void> {
  const ids = await systemListWaitingWebhooks(new Date(Date.now() - LEFT_AFTER_MS));
  if (ids.length === 0) return;
  const live = await liveJobKeys("webhook.process", ids);
  const left = ids.filter((id) => !live.has(id));
  await enqueueAll(
    "webhook.process",
    left.map((webhookEventId) => ({ webhookEventId })),
  );
  if (left.length > 0) log().warn({ webhooks: left.length }, "webhooks without a job taken up");
}
