import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { notWithdrawn } from "./item-facts";
import { lockItem } from "./lock-item";

/**
 * Notes that the bank has accounts that the viewer does not share, unless they have chosen accounts
 * since Plaid said so or withdrawn the access. Answers whether it was noted.
 */
export async function saveNewAccounts(viewer: Viewer, id: string, toldAt: Date): Promise<boolean> {
  const AND = [notSince("accountsChosenAt", toldAt), notWithdrawn];
  const where = { id, userId: viewer.id, AND };
  // The earliest announcement tells since when: whichever comes first, the end is the same.
  await db().item.updateMany({
    where: { ...where, OR: [{ newAccountsAt: null }, { newAccountsAt: { gt: toldAt } }] },
    data: { newAccountsAt: toldAt },
  });
  return (await db().item.count({ where })) > 0;
}

/**
 * Notes when the bank will end the access to an Item, unless the viewer has signed in again since
 * Plaid said so, or Plaid has said otherwise since. Answers whether it was noted.
 */
export async function saveDisconnect(
  viewer: Viewer,
  id: string,
  { toldAt, disconnectsAt }: { toldAt: Date; disconnectsAt: Date },
): Promise<boolean> {
  const { count } = await db().item.updateMany({
    where: {
      id,
      userId: viewer.id,
      AND: [notSince("repairedAt", toldAt), notWithdrawn],
      OR: [
        { disconnectsToldAt: null },
        { disconnectsToldAt: { lt: toldAt } },
        // Signed within one second: the later end counts, whichever comes first.
        { disconnectsToldAt: toldAt, disconnectsAt: { lte: disconnectsAt } },
      ],
    },
    data: { disconnectsAt, disconnectsToldAt: toldAt },
  });
  return count > 0;
}

/**
 * Drops what the person was asked to do about an Item, once it is done, by update mode or elsewhere.
 * What was announced before `doneAt` is dropped, even if it comes later.
 */
export async function clearItemRequests(
  viewer: Viewer,
  id: string,
  { accounts, doneAt = new Date() }: { accounts: boolean; doneAt?: Date },
): Promise<void> {
  const where = { id, userId: viewer.id };
  await db().$transaction(async (tx) => {
    await lockItem(viewer, tx, id);
    await tx.item.updateMany({
      where: { ...where, AND: [notSince("repairedAt", doneAt), notWithdrawn] },
      data: { repairedAt: doneAt },
    });
    await tx.item.updateMany({
      where: {
        ...where,
        OR: [{ disconnectsToldAt: null }, { disconnectsToldAt: { lte: doneAt } }],
      },
      data: { disconnectsAt: null, disconnectsToldAt: null },
    });
    if (!accounts) return;
    await tx.item.updateMany({
      where: { ...where, AND: [notSince("accountsChosenAt", doneAt)] },
      data: { accountsChosenAt: doneAt },
    });
    await tx.item.updateMany({
      where: { ...where, newAccountsAt: { lte: doneAt } },
      data: { newAccountsAt: null },
    });
    await tx.account.updateMany({
      where: { itemId: id, userId: viewer.id, revokedAt: { lte: doneAt } },
      data: { revokedAt: null },
    });
  });
}

/** Holds unless something was done at that time or later. */
const notSince = (what: "repairedAt" | "accountsChosenAt", at: Date) => ({
  OR: [{ [what]: null }, { [what]: { lt: at } }],
});
