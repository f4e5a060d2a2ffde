import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { AuditAction } from "@/lib/contracts/account";
import { db } from "@/lib/db/client";
import type { LinkVia, Prisma } from "@/lib/db/generated/client";
import { currentRequestId } from "@/lib/request-id";
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
  const rows = await itemRows(viewer, claim.linkSessionId, exchanged);
  if (rows === null) return { kind: "foreign" };
  const itemIds = rows.map(({ id }) => id);
  return db()
    .$transaction(async (tx): Promise<SavedExchange> => {
      await saveItemRows(tx, rows);
      if (!(await finishClaim(tx, viewer, claim, itemIds, via))) throw new ClaimLost();
      await within(tx, itemIds);
      return { kind: "saved", itemIds };
    })
    .catch((thrown: unknown) => {
      if (thrown instanceof ClaimLost) return { kind: "claim_lost" };
      throw thrown;
    });
}

type ItemRow = Prisma.ItemCreateManyInput & { isKnown: boolean };

/** What is to stand in the table, or null where an Item is another user's. */
async function itemRows(
  viewer: Viewer,
  linkSessionId: string,
  exchanged: ExchangedItem[],
): Promise<ItemRow[] | null> {
  const known = await db().item.findMany({
    where: { plaidItemId: { in: exchanged.map(({ plaidItemId }) => plaidItemId) } },
    select: { id: true, userId: true, plaidItemId: true },
  });
  if (known.some(({ userId }) => userId !== viewer.id)) return null;
  const ids = new Map(known.map(({ plaidItemId, id }) => [plaidItemId, id]));
  return exchanged.map(({ accessToken, ...item }) => {
    const id = ids.get(item.plaidItemId) ?? newId("item");
    const sealed = sealAccessToken(viewer, id, accessToken);
    const isKnown = ids.has(item.plaidItemId);
    return { ...item, id, userId: viewer.id, accessToken: sealed, linkSessionId, isKnown };
  });
}

/** Fails as a duplicate where somebody stored one of the new ones meanwhile. */
async function saveItemRows(tx: Prisma.TransactionClient, rows: ItemRow[]): Promise<void> {
  const fresh = rows.flatMap(({ isKnown, ...row }) => (isKnown ? [] : [row]));
  if (fresh.length > 0) await tx.item.createMany({ data: fresh });
  for (const { id, userId, accessToken, linkSessionId } of rows.filter((row) => row.isKnown)) {
    await tx.item.updateMany({ where: { id, userId }, data: { accessToken, linkSessionId } });
  }
}

/** Ends claim and session, and tells the session's timeline and the owner's record, in one statement. Answers false where the claim was lost. */
async function finishClaim(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  claim: { id: string; linkSessionId: string },
  itemIds: string[],
  via: LinkVia,
): Promise<boolean> {
  const events = itemIds.map((itemId) => ({
    id: newId("linkEvent"),
    key: `item ${itemId}`,
    auditId: newId("auditEvent"),
    itemId,
  }));
  const detail = { via: lower(via) };
  const ended = await tx.$queryRaw<{ id: string }[]>`
    WITH "claim" AS (
      UPDATE "PublicTokenExchange"
      SET "state" = 'EXCHANGED', "itemId" = ${itemIds[0] ?? null}, "publicToken" = NULL,
        "failureCode" = NULL, "failureDetail" = NULL, "updatedAt" = now()
      WHERE "id" = ${claim.id} AND "userId" = ${viewer.id} AND "state" IN ('RESERVED', 'UNCERTAIN')
      RETURNING "id", "userId", "linkSessionId"
    ), "session" AS (
      UPDATE "LinkSession"
      SET "state" = 'COMPLETED', "finishedVia" = ${via}::"LinkVia", "finishedAt" = now()
      FROM "claim"
      WHERE "LinkSession"."id" = "claim"."linkSessionId" AND "state" <> 'COMPLETED'
    ), "event" AS (
      INSERT INTO "LinkEvent" ("id", "userId", "linkSessionId", "lane", "name", "key", "detail")
      SELECT e."id", c."userId", c."linkSessionId", 'DATABASE', 'Item stored', e."key", ${JSON.stringify(detail)}::jsonb
      FROM "claim" c, jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS e("id" text, "key" text)
      ON CONFLICT ("linkSessionId", "key") DO NOTHING
    ), "audit" AS (
      INSERT INTO "AuditEvent" ("id", "userId", "action", "target", "requestId")
      SELECT e."auditId", c."userId", ${"item.link" satisfies AuditAction}, e."itemId", ${currentRequestId()}
      FROM "claim" c, jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS e("auditId" text, "itemId" text)
    )
    SELECT "id" FROM "claim"`;
  return ended.length > 0;
}

// Thrown to roll the transaction back.
class ClaimLost extends Error {}
