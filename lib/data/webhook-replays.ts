import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { enqueue } from "@/lib/jobs/enqueue";
import { Problem } from "@/lib/problem";

/**
 * Has one of the viewer's webhooks worked on again. Asked for twice, it is done once more, unless
 * it has been done in between. One that waits already is tried at once.
 */
export async function saveWebhookReplay(viewer: Viewer, id: string): Promise<void> {
  await db().$transaction(async (tx) => {
    const { count } = await tx.webhookEvent.updateMany({
      where: { id, userId: viewer.id },
      data: { state: "RECEIVED", failure: null, processedAt: null },
    });
    if (count === 0) throw new Problem("not_found", "There is no such webhook.");
    await enqueue("webhook.process", { webhookEventId: id }, { tx });
  });
}
