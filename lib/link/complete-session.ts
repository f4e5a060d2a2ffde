import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { LinkedBank } from "@/lib/contracts/link";
import { clearItemRequests } from "@/lib/data/item-notices";
import { finishLinkSession, getLinkSession, type LinkSession } from "@/lib/data/link-sessions";
import { lower } from "@/lib/data/lower";
import type { LinkVia } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { enqueue } from "@/lib/jobs/enqueue";
import { Problem } from "@/lib/problem";
import { completeToken } from "./complete-token";
import { noteStep } from "./note-step";

/** What a caller brings to {@link completeSession}. */
export type Completion = {
  publicTokens: string[];
  /** Who brings it. */
  via: LinkVia;
  /** What Link told the browser of the bank: a hint, used where Plaid tells nothing. */
  bank?: LinkedBank | undefined;
  /** Links a bank that is linked already once more. */
  allowDuplicate?: boolean;
};

/**
 * Turns the public tokens of one of the viewer's Link sessions into stored Items, and answers
 * their ids in the same order. In update mode there is nothing to exchange: its Item is read again.
 *
 * Whoever presents a token, in whatever order, at once or again, from one process or several: there
 * is one exchange and one Item, and everyone is told the same. When this returns, the access
 * tokens are stored; accounts are read by a job. Each token is tried, whatever becomes of the others.
 *
 * @throws Problem of the first token that failed: `not_found`, `session_mismatch`,
 *   `link_session_expired`, `duplicate_item`, `invalid_public_token`, `link_uncertain`,
 *   `in_progress`, or what Plaid's absence gives; nothing is half-written then.
 */
export async function completeSession(
  viewer: Viewer,
  linkSessionId: string,
  completion: Completion,
): Promise<string[]> {
  const session = await getLinkSession(viewer, linkSessionId);
  refuseOtherKinds(session, completion.publicTokens);
  if (session.mode === "UPDATE") return finishUpdate(viewer, session, completion.via);

  const itemIds: string[] = [];
  const problems: unknown[] = [];
  for (const publicToken of new Set(completion.publicTokens)) {
    try {
      const caller = { ...completion, insists: true };
      itemIds.push(...(await completeToken(viewer, session, publicToken, caller)));
    } catch (thrown) {
      if (!(thrown instanceof Problem)) throw thrown;
      problems.push(thrown);
    }
  }
  if (problems.length > 0) throw problems[0];
  return itemIds;
}

/** Update mode changes an Item at Plaid; what it changed is read there, and not believed of a caller. */
async function finishUpdate(
  viewer: Viewer,
  { id, itemId, update, state, finishedAt }: LinkSession,
  via: LinkVia,
): Promise<string[]> {
  const at = new Date();
  await finishLinkSession(viewer, id, { state: "COMPLETED", via });
  noteStep(viewer, id, {
    ...{ name: "Result of Link brought", at, key: `completion ${via} update` },
    by: "lib/link/complete-session.ts#finishUpdate",
    race: { via: lower(via), outcome: state === "COMPLETED" ? "late" : "won" },
  });
  if (itemId === null) return [];
  // Told again, it settles no more than it did at the time.
  const doneAt = state === "COMPLETED" && finishedAt ? finishedAt : new Date();
  await clearItemRequests(viewer, itemId, { accounts: update === "ACCOUNTS", doneAt });
  await enqueue("item.read", { userId: viewer.id, itemId });
  return [itemId];
}

/** Layer gives profile tokens, update mode none that may be spent, everything else public tokens, all of one environment. */
function refuseOtherKinds({ mode }: LinkSession, publicTokens: string[]) {
  const ours = `${mode === "LAYER" ? "profile" : "public"}-${env().PLAID_ENV}-`;
  const isOurs = (publicToken: string) => mode !== "UPDATE" && publicToken.startsWith(ours);
  if (publicTokens.every(isOurs)) return;
  throw new Problem(
    "invalid_public_token",
    `This is no token of this kind of Link in Plaid's ${env().PLAID_ENV} environment. Start again.`,
  );
}
