import "server-only";
import { systemListPendingDeletions } from "@/lib/data/account-deletions";
import { enqueueAll } from "@/lib/jobs/enqueue-all";

const MOST_AT_ONCE = 200;
const LOST_AFTER_MS = 2 * 60_000;

/** Goes on with deletions that have taken longer than they should, because their job was lost or has failed. */
export async function reconcileAccounts(): Promise<void> {
  const before = new Date(Date.now() - LOST_AFTER_MS);
  const pending = await systemListPendingDeletions(before, MOST_AT_ONCE);
  await enqueueAll(
    "account.delete",
    pending.map(({ id }) => ({ userId: id })),
  );
}
