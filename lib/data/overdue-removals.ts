import "server-only";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";

const HOUR_MS = 60 * 60 * 1000;
/** The operator is told of a removal that has not come off for a day, and again every day. */
const STUCK_AFTER_MS = 24 * HOUR_MS;

/** Removals whose next attempt should have been made by `before`: their job was lost. */
export function systemListOverdueRemovals(
  before: Date,
  limit: number,
): Promise<{ id: string; userId: string }[]> {
  return db().item.findMany({
    where: { state: "REMOVING", removalDueAt: { lt: before } },
    orderBy: { removalDueAt: "asc" },
    take: limit,
    select: { id: true, userId: true },
  });
}

/** A removal that does not come off, with what its operator needs to know. */
export type StuckRemoval = {
  id: string;
  plaidItemId: string;
  removingAt: Date | null;
  removalAttempts: number;
  removalFailure: string | null;
};

const isStuck = (at: Date): Prisma.ItemWhereInput => ({
  state: "REMOVING",
  removingAt: { lt: new Date(at.getTime() - STUCK_AFTER_MS) },
});

/** Removals that have not come off for a day, each once a day, whichever process asks. */
export async function systemTakeStuckRemovals(limit: number): Promise<StuckRemoval[]> {
  const now = new Date();
  const due: Prisma.ItemWhereInput = {
    ...isStuck(now),
    OR: [
      { removalToldAt: null },
      { removalToldAt: { lt: new Date(now.getTime() - STUCK_AFTER_MS) } },
    ],
  };
  const found = await db().item.findMany({ where: due, take: limit, select: { id: true } });
  if (found.length === 0) return [];
  return db().item.updateManyAndReturn({
    where: { ...due, id: { in: found.map(({ id }) => id) } },
    data: { removalToldAt: now },
    select: {
      id: true,
      plaidItemId: true,
      removingAt: true,
      removalAttempts: true,
      removalFailure: true,
    },
  });
}

/** How many removals have not come off for a day. */
export function systemCountStuckRemovals(): Promise<number> {
  return db().item.count({ where: isStuck(new Date()) });
}
