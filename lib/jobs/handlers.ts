import "server-only";
import { deleteAccount } from "@/lib/account/delete-account";
import { reconcileAccounts } from "@/lib/account/reconcile-accounts";
import type { Viewer } from "@/lib/auth/viewer";
import { reconcileItems } from "@/lib/items/reconcile-items";
import { refreshItem } from "@/lib/items/refresh-item";
import { removeItem } from "@/lib/items/remove-item";
import { pollSession } from "@/lib/link/poll-session";
import { recoverExchanges } from "@/lib/link/recover-exchanges";
import { watchSessions } from "@/lib/link/watch-sessions";
import { isPassing, Problem, type ProblemCode } from "@/lib/problem";
import { processWebhook } from "@/lib/webhooks/process-webhook";
import { enqueue } from "./enqueue";
import type { Handlers } from "./runner";

/** A session that cannot be asked about now is asked about again after this long. */
const PASSING_MS = 60_000;

/** A job about what is gone by now, or cannot be read any more, is done. */
const OVER: ProblemCode[] = ["not_found", "relink_required", "link_session_expired"];

/** What does each kind of job. */
export const handlers: Handlers = {
  "item.read": ({ userId, itemId }) =>
    unlessOver(async () => {
      await refreshItem({ id: userId }, itemId);
    }),
  "item.remove": ({ userId, itemId }) => remove({ id: userId }, itemId),
  "account.delete": ({ userId }) => deleteAccount({ id: userId }),
  "session.poll": ({ userId, sessionId }) => unlessOver(() => poll({ id: userId }, sessionId)),
  "webhook.process": ({ webhookEventId }, attempt) => processWebhook(webhookEventId, attempt),
  "link.recover": () => recoverExchanges(),
  "items.reconcile": () => each(reconcileItems, watchSessions, reconcileAccounts),
};

async function unlessOver(work: () => Promise<void>): Promise<void> {
  await work().catch((thrown: unknown) => {
    if (!(thrown instanceof Problem) || !OVER.includes(thrown.code)) throw thrown;
  });
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
