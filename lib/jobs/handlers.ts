import "server-only";
import { deleteAccount } from "@/lib/account/delete-account";
import { forgetRecords } from "@/lib/account/forget-records";
import { reconcileAccounts } from "@/lib/account/reconcile-accounts";
import type { Viewer } from "@/lib/auth/viewer";
import { reconcileItems } from "@/lib/items/reconcile-items";
import { refreshItem } from "@/lib/items/refresh-item";
import { removeItem } from "@/lib/items/remove-item";
import { syncTransactions } from "@/lib/items/sync-transactions";
import { forgetCalls } from "@/lib/link/forget-calls";
import { pollSession } from "@/lib/link/poll-session";
import { recoverExchanges } from "@/lib/link/recover-exchanges";
import { watchSessions } from "@/lib/link/watch-sessions";
import { isPassing, Problem, type ProblemCode } from "@/lib/problem";
import { handOff } from "@/lib/processors/hand-off";
import { reconcileHandoffs } from "@/lib/processors/reconcile-handoffs";
import { processWebhook } from "@/lib/webhooks/process-webhook";
import { recoverWebhooks } from "@/lib/webhooks/recover-webhooks";
import { enqueue } from "./enqueue";
import type { Handlers } from "./runner";

/** A session that cannot be asked about now is asked about again after this long. */
const PASSING_MS = 60_000;

/** A job about what is gone by now, or cannot be read any more, is done. */
const OVER: ProblemCode[] = [
  "not_found",
  "relink_required",
  "link_session_expired",
  "processor_token_revoked",
  "processor_token_unreadable",
];

/** What does each kind of job. */
export const handlers: Handlers = {
  "item.read": ({ userId, itemId }) =>
    unlessOver(async () => {
      const { errorCode } = await refreshItem({ id: userId }, itemId);
      if (!errorCode) await enqueue("item.sync-transactions", { userId, itemId });
    }),
  "item.sync-transactions": ({ userId, itemId }) => unlessOver(() => sync({ id: userId }, itemId)),
  "item.remove": ({ userId, itemId }) => remove({ id: userId }, itemId),
  "account.delete": ({ userId }) => deleteAccount({ id: userId }),
  "session.poll": ({ userId, sessionId }) => unlessOver(() => poll({ id: userId }, sessionId)),
  "processor.hand-off": ({ userId, tokenId }, attempt) =>
    unlessOver(() => handOff({ id: userId }, tokenId, attempt)),
  "webhook.process": ({ webhookEventId }, attempt) => processWebhook(webhookEventId, attempt),
  "link.recover": () => each(recoverExchanges, recoverWebhooks),
  "items.reconcile": () =>
    each(
      reconcileItems,
      watchSessions,
      reconcileAccounts,
      reconcileHandoffs,
      forgetCalls,
      forgetRecords,
    ),
};

async function unlessOver(work: () => Promise<void>): Promise<void> {
  await work().catch((thrown: unknown) => {
    if (!(thrown instanceof Problem) || !OVER.includes(thrown.code)) throw thrown;
  });
}

/**
 * Brings an Item's transactions up to date, and again later while Plaid is still fetching them. Where
 * another sync is under way, which may be dead, one that comes after the end of its lease makes sure.
 * These have a key of their own, so that they keep no other from being done at once.
 */
async function sync(viewer: Viewer, itemId: string): Promise<void> {
  const outcome = await syncTransactions(viewer, itemId);
  const data = { userId: viewer.id, itemId };
  if (outcome.kind === "synced" && outcome.againInMs !== null) {
    const later = { afterMs: outcome.againInMs, singletonKey: `${itemId} later` };
    await enqueue("item.sync-transactions", data, later);
  }
  if (outcome.kind === "running") {
    const afterLease = { afterMs: outcome.atMostMs, singletonKey: `${itemId} after the lease` };
    await enqueue("item.sync-transactions", data, afterLease);
  }
}

/** Asks about a session, and has it asked about again. An outage at Plaid, however long, ends no polling. */
async function poll(viewer: Viewer, sessionId: string): Promise<void> {
  const { againInMs } = await pollSession(viewer, sessionId).catch((thrown: unknown) => {
    if (!(thrown instanceof Problem) || !isPassing(thrown)) throw thrown;
    return { againInMs: PASSING_MS };
  });
  if (againInMs === null) return;
  await enqueue("session.poll", { userId: viewer.id, sessionId }, { afterMs: againInMs });
}

/** Tries a removal, and has it tried again, for as long as it takes. */
async function remove(viewer: Viewer, itemId: string): Promise<void> {
  const { againInMs } = await removeItem(viewer, itemId);
  if (againInMs === null) return;
  await enqueue("item.remove", { userId: viewer.id, itemId }, { afterMs: againInMs });
}

/** Does each, whatever becomes of the others, and fails where one has. */
async function each(...works: (() => Promise<void>)[]): Promise<void> {
  const failed: unknown[] = [];
  for (const work of works) await work().catch((thrown: unknown) => failed.push(thrown));
  if (failed.length > 0) throw failed[0];
}
