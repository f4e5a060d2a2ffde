import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { SyncLease } from "@/lib/data/transactions-lease";
import { dropStagedPages, stagePage } from "@/lib/data/transactions-staging";
import type { UpdateEnd } from "@/lib/data/transactions-update";
import { log } from "@/lib/log";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { PlaidProblem } from "@/lib/plaid/problem";
import { withAccessToken } from "./access-token";
import { pageFacts } from "./transaction-facts";

/** As many as Plaid gives at once: the fewer pages, the fewer changes in between. */
const PAGE_SIZE = 500;

/** As far back as Plaid goes. It counts only where this is the first that Plaid hears of transactions for the Item. */
const DAYS_REQUESTED = 730;

/** How often one update is begun again before it is left for later. */
const RESTARTS = 5;

/**
 * Reads one update of an Item's transactions from Plaid, to its last page, and stages it. When the
 * data changes between two pages it begins again where it began, as Plaid demands; a cursor that
 * Plaid no longer knows makes it read everything. That nothing is ready yet is an end like any other.
 *
 * @returns the end of the update, the lease that it is to be applied with, and the accounts it tells of.
 * @throws Problem when Plaid cannot be asked or refuses. What is staged is of no use then.
 */
export async function readUpdate(viewer: Viewer, taken: SyncLease) {
  let lease = taken;
  for (let restarts = 0; ; restarts += 1) {
    try {
      return { lease, ...(await readPages(viewer, lease)) };
    } catch (thrown) {
      if (!(thrown instanceof PlaidProblem) || restarts >= RESTARTS) throw thrown;
      if (isUnknownCursor(thrown, lease)) {
        log().warn({ itemId: lease.itemId }, "Plaid does not know the cursor; reading everything");
        lease = { ...lease, cursor: null };
      } else if (thrown.errorCode === "PRODUCT_NOT_READY") {
        await dropStagedPages(viewer, lease);
        return { lease, end: { cursor: lease.cursor, status: "NOT_READY" }, plaidAccountIds: [] };
      } else if (thrown.errorCode !== "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION") {
        throw thrown;
      }
    }
  }
}

async function readPages(
  viewer: Viewer,
  lease: SyncLease,
): Promise<{ end: UpdateEnd; plaidAccountIds: string[] }> {
  await dropStagedPages(viewer, lease);
  const plaidAccountIds = new Set<string>();
  let cursor = lease.cursor;
  for (let number = 0; ; number += 1) {
    const page = await readPage(viewer, lease.itemId, cursor);
    const facts = pageFacts(page);
    for (const { plaidAccountId } of facts.rows) plaidAccountIds.add(plaidAccountId);
    if (facts.rows.length + facts.removed.length > 0) await stagePage(viewer, lease, number, facts);
    cursor = page.next_cursor || null;
    if (!page.has_more) {
      const end = { cursor, status: page.transactions_update_status };
      return { end, plaidAccountIds: [...plaidAccountIds] };
    }
  }
}

/** The token is opened for each page, since a sync may outlive it: it can be replaced meanwhile. */
const readPage = (viewer: Viewer, itemId: string, cursor: string | null) =>
  withAccessToken(viewer, itemId, (access_token) =>
    plaidCall(
      { userId: viewer.id, itemId, by: "lib/items/read-update.ts#readPage" },
      (client, options) =>
        client.transactionsSync(
          {
            access_token,
            count: PAGE_SIZE,
            ...(cursor !== null && { cursor }),
            options: { days_requested: DAYS_REQUESTED },
          },
          options,
        ),
      { attempts: 3 },
    ),
  );

/** Plaid has no code of its own for it, and we send nothing else that it could call invalid. */
const isUnknownCursor = (problem: PlaidProblem, { cursor }: SyncLease) =>
  cursor !== null &&
  problem.errorCode === "INVALID_FIELD" &&
  /cursor/i.test(problem.error.error_message);
