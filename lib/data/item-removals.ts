import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { UnreadableToken } from "@/lib/crypto/sealed-token";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { enqueue } from "@/lib/jobs/enqueue";
import { openAccessToken } from "./access-tokens";
import { recordAudit } from "./audit-events";
import { eraseInLots } from "./in-lots";
import { missingItem } from "./items";
import { revokeProcessorTokens } from "./processor-token-ends";

/** An Item that its owner has disconnected, and that Plaid may still have. */
export type ItemToRemove = {
  id: string;
  /** Null when what is stored of it does not open. */
  accessToken: string | null;
  plaidItemId: string;
  removingAt: Date;
  /** Since when a new access token is under way that is not stored yet. */
  rotatingAt: Date | null;
  attempts: number;
};

/**
 * Takes one of the viewer's Items out of use at once, revokes its processor tokens, and leaves its
 * removal at Plaid to a job. From here on it is missing for everybody but that job.
 */
export async function startItemRemoval(viewer: Viewer, id: string): Promise<void> {
  await db().$transaction(async (tx) => {
    const ids = await hideItems(viewer, tx, { id });
    if (ids.length === 0) throw missingItem();
    await enqueue("item.remove", { userId: viewer.id, itemId: id }, { tx });
  });
}

/** The same for all of the viewer's Items, within a transaction. The caller sees to the jobs. */
export async function hideItems(
  viewer: Viewer,
  tx: Prisma.TransactionClient,
  which: { id?: string } = {},
): Promise<string[]> {
  const now = new Date();
  const hidden = await tx.item.updateManyAndReturn({
    where: { ...which, userId: viewer.id, state: { not: "REMOVING" } },
    data: { state: "REMOVING", removingAt: now, removalDueAt: now },
    select: { id: true },
  });
  const ids = hidden.map(({ id }) => id);
  if (ids.length === 0) return ids;
  await recordAudit(viewer, { action: "item.remove", targets: ids }, tx);
  await revokeProcessorTokens(viewer, tx, { itemIds: ids }, now);
  // A bank that was chosen again waits for a decision that there is no need of any more.
  await tx.publicTokenExchange.updateMany({
    where: { userId: viewer.id, itemId: { in: ids }, state: "DUPLICATE" },
    data: { itemId: null },
  });
  return ids;
}

/** One of the viewer's Items that are to be removed at Plaid, or null once it is erased. */
export async function findItemToRemove(viewer: Viewer, id: string): Promise<ItemToRemove | null> {
  const row = await db().item.findFirst({
    where: { id, userId: viewer.id, state: "REMOVING" },
    select: {
      accessToken: true,
      plaidItemId: true,
      removingAt: true,
      rotatingAt: true,
      removalAttempts: true,
      createdAt: true,
    },
  });
  if (!row) return null;
  const { accessToken: sealed, removalAttempts: attempts, removingAt, createdAt, ...rest } = row;
  const accessToken = openIfPossible(viewer, id, sealed);
  return { ...rest, id, accessToken, attempts, removingAt: removingAt ?? createdAt };
}

function openIfPossible(viewer: Viewer, id: string, sealed: string): string | null {
  try {
    return openAccessToken(viewer, id, sealed);
  } catch (thrown) {
    if (thrown instanceof UnreadableToken) return null;
    throw thrown;
  }
}

/** Notes that an attempt at Plaid came to nothing, why, and when the next one is due. */
export async function saveRemovalAttempt(
  viewer: Viewer,
  id: string,
  { failure, dueAt }: { failure: string; dueAt: Date },
): Promise<void> {
  await db().item.updateMany({
    where: { id, userId: viewer.id, state: "REMOVING" },
    data: { removalAttempts: { increment: 1 }, removalFailure: failure, removalDueAt: dueAt },
  });
}

/**
 * Erases one of the viewer's Items with its sealed token, accounts and transactions. What tells of
 * how it was linked stays, without it: Link sessions, their attempts, and revoked processor tokens.
 * It may be called again after a crash, and goes on where it stopped.
 */
export async function eraseItem(viewer: Viewer, id: string): Promise<void> {
  const userId = viewer.id;
  await eraseInLots(
    (atOnce) => db().$executeRaw`
      DELETE FROM "Transaction" WHERE "id" = ANY(ARRAY(
        SELECT t."id" FROM "Transaction" t JOIN "Item" i ON i."id" = t."itemId"
        WHERE t."itemId" = ${id} AND i."userId" = ${userId} AND i."state" = 'REMOVING'
        LIMIT ${atOnce}))`,
  );

  await db().$transaction(async (tx) => {
    const where = { itemId: id, userId };
    await tx.linkSession.updateMany({ where, data: { itemId: null } });
    await tx.$executeRaw`
      UPDATE "PublicTokenExchange" e SET "itemId" = NULL,
        "institutionName" = coalesce(e."institutionName", i."institutionName")
      FROM "Item" i WHERE i."id" = ${id} AND e."itemId" = i."id" AND e."userId" = ${userId}`;
    await tx.processorToken.updateMany({ where, data: { itemId: null, accountId: null } });
    await tx.item.deleteMany({ where: { id, userId, state: "REMOVING" } });
    const owner = await tx.user.findUnique({
      where: { id: userId },
      select: { deletingAt: true },
    });
    if (owner?.deletingAt) await enqueue("account.delete", { userId }, { tx });
  });
}

/** A disconnected bank, as its owner may see it. */
export type Removal = { id: string; institutionName: string | null; removingAt: string };

/** The viewer's banks that are disconnected and not yet removed at Plaid, newest first. */
export async function listRemovals(viewer: Viewer): Promise<Removal[]> {
  const rows = await db().item.findMany({
    where: { userId: viewer.id, state: "REMOVING" },
    orderBy: { removingAt: "desc" },
    take: 50,
    select: { id: true, institutionName: true, removingAt: true, createdAt: true },
  });
  return rows.map(({ removingAt, createdAt, ...row }) => ({
    ...row,
    removingAt: (removingAt ?? createdAt).toISOString(),
  }));
}
