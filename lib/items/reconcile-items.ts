import "server-only";
import { systemTakeDueItems } from "@/lib/data/due-items";
import {
  type StuckRemoval,
  systemListOverdueRemovals,
  systemTakeStuckRemovals,
} from "@/lib/data/overdue-removals";
import { enqueueAll } from "@/lib/jobs/enqueue-all";
import { log } from "@/lib/log";

/** So many Items are put in line at a time. With a turn every three minutes that is 96,000 a day. */
const MOST_AT_ONCE = 200;
const REMOVAL_LOST_AFTER_MS = 2 * 60_000;

/**
 * Catches up on what no webhook and no job told of: Items that were not read for a day, or never,
 * and removals whose job was lost. What waits longest goes first. Removals that do not come off for
 * a day are told to the operator, with what to do.
 */
export async function reconcileItems(): Promise<void> {
  await systemTakeDueItems(MOST_AT_ONCE);
  const lost = new Date(Date.now() - REMOVAL_LOST_AFTER_MS);
  const overdue = await systemListOverdueRemovals(lost, MOST_AT_ONCE);
  await enqueueAll(
    "item.remove",
    overdue.map(({ id, userId }) => ({ userId, itemId: id })),
  );
  for (const removal of await systemTakeStuckRemovals(MOST_AT_ONCE)) tell(removal);
}

function tell({ id, removalFailure, removalAttempts, ...removal }: StuckRemoval) {
  const code = removalFailure ?? "NOT_TRIED";
  log().error(
    { itemId: id, ...removal, attempts: removalAttempts, code, remedy: remedyOf(code) },
    "an Item cannot be removed at Plaid",
  );
}

const REMEDY: Record<string, string> = {
  NOT_TRIED: "No worker does its job. Start one: npm run worker, or WORKER=on.",
  TOKEN_UNREADABLE:
    "Put the key that sealed its token back into TOKEN_KEYS. Seven days after it was disconnected it is erased here, and only Plaid's support can remove it then.",
  WRONG_ENVIRONMENT: "Its token is of another Plaid environment. Set PLAID_ENV to that one.",
  INVALID_API_KEYS: "Plaid does not accept the keys. Check PLAID_CLIENT_ID and PLAID_SECRET.",
  plaid_unavailable: "Plaid does not answer. Check the network, and https://status.plaid.com.",
  plaid_timeout: "Plaid does not answer. Check the network, and https://status.plaid.com.",
};

const remedyOf = (code: string) =>
  REMEDY[code] ??
  "It is tried every hour. If that does not help, ask Plaid's support to remove it.";
