import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { saveItemFacts, WITHDRAWN } from "./item-facts";
import { lockItem } from "./lock-item";
import { revokeProcessorTokens } from "./processor-token-ends";

const REVOKED = {
  code: WITHDRAWN,
  message: "The access to this bank was withdrawn. Link the bank again.",
};

/**
 * Marks one of the viewer's Items as withdrawn for good, and with it every processor token made of
 * it. Nothing else is asked of its owner any more.
 */
export async function withdrawItem(viewer: Viewer, itemId: string, at: Date): Promise<void> {
  await saveItemFacts(viewer, itemId, { error: REVOKED }, undefined);
  await db().$transaction(async (tx) => {
    await tx.item.updateMany({
      where: { id: itemId, userId: viewer.id },
      data: { newAccountsAt: null, disconnectsAt: null, disconnectsToldAt: null, repairedAt: null },
    });
    await revokeProcessorTokens(viewer, tx, { itemIds: [itemId] }, at);
  });
}

/**
 * Closes one account of one of the viewer's Items and the processor tokens made of it, unless they
 * have chosen accounts since. Answers the account's name and mask where it was closed.
 */
export async function withdrawAccount(
  viewer: Viewer,
  itemId: string,
  plaidAccountId: string,
  at: Date,
): Promise<{ name: string; mask: string | null } | null> {
  return db().$transaction(async (tx) => {
    await lockItem(viewer, tx, itemId);
    const account = await tx.account.findFirst({
      where: {
        itemId,
        userId: viewer.id,
        plaidAccountId,
        item: { OR: [{ accountsChosenAt: null }, { accountsChosenAt: { lt: at } }] },
      },
      select: { id: true, name: true, mask: true },
    });
    if (!account) return null;
    const { id, name, mask } = account;
    await tx.account.updateMany({
      // Of several that say the same, the earliest counts, whichever comes first.
      where: { id, userId: viewer.id, OR: [{ revokedAt: null }, { revokedAt: { gt: at } }] },
      data: { revokedAt: at, closedAt: at },
    });
    await revokeProcessorTokens(viewer, tx, { accountId: id }, at);
    return { name, mask };
  });
}
