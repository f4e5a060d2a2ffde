import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import {
  giveBackSyncLease,
  SYNC_LEASE_MS,
  type SyncLease,
  SyncLeaseLost,
  takeSyncLease,
} from "@/lib/data/transactions-lease";
import { listUnknownAccounts } from "@/lib/data/transactions-staging";
import { applyUpdate } from "@/lib/data/transactions-update";
import { enqueue } from "@/lib/jobs/enqueue";
import { log } from "@/lib/log";
import { PlaidProblem } from "@/lib/plaid/problem";
import { Problem } from "@/lib/problem";
import { isAboutItem } from "./is-about-item";
import { lookAgainIn } from "./look-again-in";
import { readUpdate } from "./read-update";
import { refreshItem } from "./refresh-item";

/** How {@link syncTransactions} can end, short of a failure. */
type SyncOutcome =
  /** Up to date as of now. `againInMs` is set while Plaid is still fetching from the bank. */
  | { kind: "synced"; againInMs: number | null }
  /** Another sync of the Item is under way, and reads once more for this one, unless it dies before `atMostMs`. */
  | { kind: "running"; atMostMs: number }
  /** Plaid has no transactions for us here: no consent, or the bank has none. */
  | { kind: "refused"; errorCode: string }
  /** The Item is in error, and marked so. Its transactions stay as they were. */
  | { kind: "needs_repair" };

const RUNNING: SyncOutcome = { kind: "running", atMostMs: SYNC_LEASE_MS };

/** Plaid's ways to say that this Item has no transactions for us, which trying again does not change. */
const REFUSALS = new Set([
  "ADDITIONAL_CONSENT_REQUIRED",
  "INVALID_PRODUCT",
  "NO_ACCOUNTS",
  "PRODUCT_NOT_ENABLED",
  "PRODUCTS_NOT_SUPPORTED",
]);

/**
 * Brings the transactions of one of the viewer's Items up to what Plaid has. One sync of an Item runs
 * at a time, in all processes; news that comes while it runs makes it read once more. Updates are
 * applied whole or not at all, so it may be killed at any time and simply be done again.
 *
 * @throws Problem when it could not be done now. Rows and cursor are as they were, and the Item tells
 *   that it was tried.
 */
export async function syncTransactions(viewer: Viewer, itemId: string): Promise<SyncOutcome> {
  const lease = await takeSyncLease(viewer, itemId);
  if (!lease) return RUNNING;
  try {
    return await readUntilCurrent(viewer, lease);
  } catch (thrown) {
    if (thrown instanceof SyncLeaseLost) return RUNNING;
    return afterFailure(viewer, lease, thrown);
  }
}

async function readUntilCurrent(viewer: Viewer, taken: SyncLease): Promise<SyncOutcome> {
  let current = taken;
  for (;;) {
    const { lease, end, plaidAccountIds } = await readUpdate(viewer, current);
    await knowAccounts(viewer, lease.itemId, plaidAccountIds);
    const { newsCame, statusAt } = await applyUpdate(viewer, lease, end);
    if (!newsCame) return { kind: "synced", againInMs: lookAgainIn(end.status, statusAt) };
    current = { ...lease, cursor: end.cursor };
  }
}

/**
 * Transactions may be of accounts that were shared since the Item was last read. Where these cannot be
 * read, nothing is applied, so that the next sync tells of their transactions again.
 */
async function knowAccounts(viewer: Viewer, itemId: string, plaidAccountIds: string[]) {
  if ((await listUnknownAccounts(viewer, itemId, plaidAccountIds)).length === 0) return;
  const { errorCode } = await refreshItem(viewer, itemId);
  if (errorCode) {
    throw new Problem(
      "relink_required",
      "The bank needs its owner before its accounts can be read.",
    );
  }
  const unknown = await listUnknownAccounts(viewer, itemId, plaidAccountIds);
  if (unknown.length === 0) return;
  log().warn({ itemId, accounts: unknown.length }, "transactions of unknown accounts left out");
}

async function afterFailure(
  viewer: Viewer,
  lease: SyncLease,
  thrown: unknown,
): Promise<SyncOutcome> {
  const { itemId } = lease;
  const errorCode = codeOf(thrown);
  const { newsCame } = await giveBackSyncLease(viewer, lease, errorCode);
  // Whoever brought it counts on this sync, which may not be tried again.
  if (newsCame) await enqueue("item.sync-transactions", { userId: viewer.id, itemId });
  if (REFUSALS.has(errorCode)) return { kind: "refused", errorCode };
  if (isAboutItem(thrown)) {
    // What is wrong with the Item is asked anew: a token may have been replaced this instant.
    const { errorCode: found } = await refreshItem(viewer, itemId);
    if (found) return { kind: "needs_repair" };
    throw new Problem(
      "plaid_unavailable",
      "Plaid told of an error that the bank link does not have. Try again in a moment.",
    );
  }
  throw thrown;
}

function codeOf(thrown: unknown): string {
  if (thrown instanceof PlaidProblem) return thrown.errorCode;
  return thrown instanceof Problem ? thrown.code : "internal";
}
