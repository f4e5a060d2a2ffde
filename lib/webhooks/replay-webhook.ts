import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { WebhookDetail } from "@/lib/contracts/webhooks";
import { saveWebhookReplay } from "@/lib/data/webhook-replays";
import { forgetDeadJobs } from "@/lib/jobs/forget-dead-jobs";
import { describeWebhook } from "./describe-webhook";

/**
 * Has a job work on one of the viewer's webhooks again, and answers it as it waits for that. What a
 * webhook does may be done twice, since it asks Plaid how things stand.
 */
export async function replayWebhook(viewer: Viewer, id: string): Promise<WebhookDetail> {
  await saveWebhookReplay(viewer, id);
  await forgetDeadJobs("webhook.process", id);
  return describeWebhook(viewer, id);
}
