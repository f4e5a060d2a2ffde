import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { enqueue } from "@/lib/jobs/enqueue";
import { Problem } from "@/lib/problem";
import { recordAudit } from "./audit-events";
import { eraseInLots } from "./in-lots";
import { hideItems } from "./item-removals";

/**
 * Begins to delete the viewer for good. From here on nobody can sign in as them: their address,
 * password and providers are forgotten, so that the address is free again, and every session is over.
 * All Items are out of use. The rest is left to a job, which cannot get lost.
 *
 * Link sessions go at once, since one that is open could still bring a bank. Those with an exchange
 * under way are left until it is settled: its Item is removed with the others then.
 */
export async function startAccountDeletion(viewer: Viewer): Promise<void> {
  const userId = viewer.id;
  await db().$transaction(
    async (tx) => {
      const { count } = await tx.user.updateMany({
        where: { id: userId, deletingAt: null },
        data: { deletingAt: new Date(), email: null, name: null, passwordHash: null },
      });
      if (count === 0) throw new Problem("unauthenticated", "Sign in to continue.");
      await tx.session.deleteMany({ where: { userId } });
      await tx.authAccount.deleteMany({ where: { userId } });
      await hideItems(viewer, tx);
      await tx.item.updateMany({ where: { userId }, data: { linkSessionId: null } });
      await tx.linkSession.deleteMany({
        where: { userId, exchanges: { none: { state: "RESERVED" } } },
      });
      await recordAudit(viewer, { action: "account.delete" }, tx);
      await enqueue("account.delete", { userId }, { tx });
    },
    { timeout: 30_000 },
  );
}

/** What keeps a person who is being deleted from being erased, and their id as a user of Plaid's. */
export type PendingDeletion = {
  /** Plaid may still have Items of theirs, or an exchange under way may become one. */
  isWaiting: boolean;
  plaidUserId: string | null;
};

/**
 * How far the deletion of the viewer is, or null when they are gone, or are not to be deleted. Items
 * that came of an exchange meanwhile are taken out of use.
 */
export async function findPendingDeletion(viewer: Viewer): Promise<PendingDeletion | null> {
  const userId = viewer.id;
  return db().$transaction(async (tx) => {
    const user = await tx.user.findFirst({
      where: { id: userId, deletingAt: { not: null } },
      select: { plaidUserId: true },
    });
    if (!user) return null;
    await hideItems(viewer, tx);
    const items = await tx.item.count({ where: { userId } });
    const exchanges = await tx.publicTokenExchange.count({ where: { userId, state: "RESERVED" } });
    return { isWaiting: items + exchanges > 0, plaidUserId: user.plaidUserId };
  });
}

/** Which of the viewer's Items have no attempt at their removal to come, because none was made yet. */
export async function listUntriedRemovals(viewer: Viewer): Promise<string[]> {
  const rows = await db().item.findMany({
    where: { userId: viewer.id, state: "REMOVING", removalAttempts: 0 },
    take: 500,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/**
 * Erases the viewer with everything that is theirs, for good. Only a person who is being deleted and
 * has neither Items nor exchanges; any other is left as they are.
 */
export async function eraseUser(viewer: Viewer): Promise<void> {
  // What there may be a great deal of goes first: all at once it would outlast any limit.
  for (const table of ["LinkEvent", "PlaidCall", "WebhookEvent"] as const) {
    await eraseInLots(
      (atOnce) => db().$executeRaw`
        DELETE FROM ${Prisma.raw(`"${table}"`)} WHERE "id" = ANY(ARRAY(
          SELECT t."id" FROM ${Prisma.raw(`"${table}"`)} t JOIN "User" u ON u."id" = t."userId"
          WHERE t."userId" = ${viewer.id} AND u."deletingAt" IS NOT NULL
          LIMIT ${atOnce}))`,
    );
  }
  await db().user.deleteMany({
    where: {
      id: viewer.id,
      deletingAt: { not: null },
      items: { none: {} },
      publicTokens: { none: { state: "RESERVED" } },
    },
  });
}

/** People who asked to be deleted before a moment and are still there. */
export function systemListPendingDeletions(before: Date, limit: number): Promise<Viewer[]> {
  return db().user.findMany({
    where: { deletingAt: { lt: before } },
    orderBy: { deletingAt: "asc" },
    take: limit,
    select: { id: true },
  });
}
