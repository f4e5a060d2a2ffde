import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { refreshItem } from "@/lib/items/refresh-item";
import { Problem } from "@/lib/problem";
import { processWebhook } from "@/lib/webhooks/process-webhook";
import type { Handlers } from "./runner";

/** What does each kind of job. */
export const handlers: Handlers = {
  "item.read": ({ userId, itemId }) =>
    onBehalfOf(userId, async (viewer) => {
      await refreshItem(viewer, itemId);
    }),
  "webhook.process": ({ webhookEventId }, attempt) => processWebhook(webhookEventId, attempt),
};

/** Runs a job for its owner. What is gone by now needs nothing done, and is no failure. */
async function onBehalfOf(userId: string, work: (viewer: Viewer) => Promise<void>): Promise<void> {
  await work({ id: userId }).catch((thrown: unknown) => {
    const isOver =
      thrown instanceof Problem && ["not_found", "relink_required"].includes(thrown.code);
    if (!isOver) throw thrown;
  });
}
