import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { Prisma } from "@/lib/db/generated/client";

/**
 * Marks processor tokens of the viewer's as revoked, of whole Items or of one account, and erases
 * them. Whom they were for, and of which account, stays to be seen when Item and account are gone.
 * Of several ends the earliest counts, whichever is told first; none is before the token was made,
 * though a webhook tells its time in whole seconds.
 */
export async function revokeProcessorTokens(
  viewer: Viewer,
  tx: Prisma.TransactionClient,
  of: { itemIds: string[] } | { accountId: string },
  at: Date,
): Promise<void> {
  const these =
    "itemIds" in of
      ? Prisma.sql`t."itemId" = ANY(${of.itemIds})`
      : Prisma.sql`t."accountId" = ${of.accountId}`;
  await tx.$executeRaw`
    UPDATE "ProcessorToken" t SET "revokedAt" = GREATEST(${at}, t."createdAt"), "token" = NULL,
      "institutionName" = i."institutionName", "accountName" = a."name", "accountMask" = a."mask"
    FROM "Item" i, "Account" a
    WHERE t."userId" = ${viewer.id} AND ${these} AND i."id" = t."itemId" AND a."id" = t."accountId"
      AND (t."revokedAt" IS NULL OR t."revokedAt" > ${at})`;
}
