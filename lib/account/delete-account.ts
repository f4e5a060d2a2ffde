import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { eraseUser, findPendingDeletion, listUntriedRemovals } from "@/lib/data/account-deletions";
import { enqueueAll } from "@/lib/jobs/enqueue-all";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { PlaidProblem } from "@/lib/plaid/problem";

/** Plaid's answers for a user that it does not have. */
const GONE = new Set(["USER_NOT_FOUND", "INVALID_USER_ID"]);

/**
 * Goes on with the deletion of a person: has every Item removed at Plaid, and erases the person once
 * none is left. It may be called again at any time; the removal of the last Item calls it, and so
 * does the reconciler for whatever was lost.
 */
export async function deleteAccount(viewer: Viewer): Promise<void> {
  const pending = await findPendingDeletion(viewer);
  if (!pending) return;
  if (pending.isWaiting) {
    const untried = await listUntriedRemovals(viewer);
    return enqueueAll(
      "item.remove",
      untried.map((itemId) => ({ userId: viewer.id, itemId })),
    );
  }
  if (pending.plaidUserId) await removePlaidUser(viewer, pending.plaidUserId);
  await eraseUser(viewer);
}

/** The person as a user of Plaid's, who exists where they used Multi-Item Link. */
async function removePlaidUser(viewer: Viewer, user_id: string): Promise<void> {
  try {
    await plaidCall(
      { userId: viewer.id, by: "lib/account/delete-account.ts#removePlaidUser" },
      (client, options) => client.userRemove({ user_id }, true, options),
    );
  } catch (thrown) {
    if (!(thrown instanceof PlaidProblem && GONE.has(thrown.errorCode))) throw thrown;
  }
}
