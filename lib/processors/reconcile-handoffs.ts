import "server-only";
import { systemListWaitingHandoffs } from "@/lib/data/handoffs";
import { systemForgetTokenRequests } from "@/lib/data/processor-token-requests";
import { enqueueAll } from "@/lib/jobs/enqueue-all";
import { liveJobKeys } from "@/lib/jobs/live-job-keys";

const LOST_AFTER_MS = 5 * 60_000;
const MOST_AT_ONCE = 200;
const REQUESTS_KEPT_MS = 2 * 24 * 60 * 60 * 1000;

/** Goes on with handoffs whose job was lost, and forgets presses that nobody sends again. */
export async function reconcileHandoffs(): Promise<void> {
  const now = Date.now();
  await systemForgetTokenRequests(new Date(now - REQUESTS_KEPT_MS));
  const waiting = await systemListWaitingHandoffs(new Date(now - LOST_AFTER_MS), MOST_AT_ONCE);
  if (waiting.length === 0) return;
  const live = await liveJobKeys(
    "processor.hand-off",
    waiting.map(({ id }) => id),
  );
  await enqueueAll(
    "processor.hand-off",
    waiting.filter(({ id }) => !live.has(id)).map(({ id, userId }) => ({ userId, tokenId: id })),
  );
}
