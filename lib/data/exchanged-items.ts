import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import type { LinkVia, Prisma } from "@/lib/db/generated/client";
import { sealAccessToken } from "./access-tokens";
import { lower } from "./lower";
import { newId } from "./new-id";

/** How {@link saveExchangedItems} can end. */
export type SavedExchange =
  | { kind: "saved"; itemIds: string[] }
  /** Somebody else finished with the claim meanwhile; nothing was written. */
  | { kind: "claim_lost" }
  /** The Plaid Item is another user's; nothing was written. */
  | { kind: "foreign" };

/** What Plaid gave for a public token. Layer gives several Items for one. */
export type ExchangedItem = {
  plaidItemId: string;
  accessToken: string;
  /** What Link said of the bank, until Plaid has been asked. */
  plaidInstitutionId?: string | null;
  institutionName?: string | null;
  toldAccounts?: ToldAccount[];
};

/** An account as Link tells of it. */
export type ToldAccount = { name: string; mask: string | null };

/**
 * Stores what an exchange gave, together with the claim it came from, in one transaction: from
 * here on the bank link cannot be lost. The same Plaid Item again keeps its row and takes the
 * newer token. A claim that was taken over, or given up as uncertain, by somebody who has no Item of
 * it is no hindrance: access tokens in hand may be the only ones there will ever be.
 *
 * @param within does what shall stand or fall with it, such as putting jobs in line.
 */
export async function saveExchangedItems(
  viewer: Viewer,
  claim: { id: string; linkSessionId: string },
  exchanged: ExchangedItem[],
  via: LinkVia,
  within: (tx: Prisma.TransactionClient, itemIds: string[]) => Promise<void>,
): Promise<SavedExchange> {
  const userId = viewer.id;
  return db()
    .$transaction(async (tx): Promise<SavedExchange> => {
      const itemIds: string[] = [];
      for (const item of exchanged) {
        const id = await saveExchangedItem(tx, viewer, claim.linkSessionId, item);
        if (id === null) throw new ForeignItem();
        itemIds.push(id);
      }
      const { count } = await tx.publicTokenExchange.updateMany({
        where: { id: claim.id, userId, state: { in: ["RESERVED", "UNCERTAIN"] } },
        data: {
          state: "EXCHANGED",
          itemId: itemIds[0] ?? null,
          publicToken: null,
          failureCode: null,
          failureDetail: null,
        },
      });
      if (count === 0) throw new ClaimLost();
      await tx.linkSession.updateMany({
        where: { id: claim.linkSessionId, userId, state: { not: "COMPLETED" } },
        data: { state: "COMPLETED", finishedVia: via, finishedAt: new Date() },
      });
      await tx.linkEvent.createMany({
        data: itemIds.map((itemId) => storedEvent(viewer, claim.linkSessionId, itemId, via)),
        skipDuplicates: true,
      });
      await within(tx, itemIds);
      return { kind: "saved", itemIds };
    })
    .catch((thrown: unknown) => {
      if (thrown instanceof ClaimLost) return { kind: "claim_lost" };
      if (thrown instanceof ForeignItem) return { kind: "foreign" };
      throw thrown;
    });
}

/** What a session's timeline tells of the Item, and of who brought it. */
const storedEvent = (viewer: Viewer, linkSessionId: string, itemId: string, via: LinkVia) => ({
  id: newId("linkEvent"),
  userId: viewer.id,
  linkSessionId,
  lane: "DATABASE" as const,
  name: "Item stored",
  key: `item ${itemId}`,
  detail: { via: lower(via) },
});

/** Answers our id of the Item, or null where it is another user's. */
async function saveExchangedItem(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  linkSessionId: string,
  { plaidItemId, accessToken, ...bank }: ExchangedItem,
): Promise<string | null> {
  const userId = viewer.id;
  const known = await tx.item.findUnique({
    where: { plaidItemId },
    select: { id: true, userId: true },
  });
  if (known && known.userId !== userId) return null;

  const id = known?.id ?? newId("item");
  const sealed = sealAccessToken(viewer, id, accessToken);
  if (known) {
    const where = { id, userId };
    const data = { accessToken: sealed, linkSessionId };
    await tx.item.update({ where, data, select: { id: true } });
  } else {
    const data = { id, userId, plaidItemId, accessToken: sealed, linkSessionId, ...bank };
    await tx.item.create({ data, select: { id: true } });
  }
  return id;
}

// Thrown to roll the transaction back.
class ClaimLost extends Error {}
class ForeignItem extends Error {}
