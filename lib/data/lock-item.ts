import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Prisma } from "@/lib/db/generated/client";

/**
 * Waits until nobody else is changing the viewer's Item, and keeps others out until the transaction
 * ends. Whoever reads accounts of an Item to write them takes it first, or updates the Item first.
 */
export async function lockItem(
  viewer: Viewer,
  tx: Prisma.TransactionClient,
  itemId: string,
): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM "Item" WHERE "id" = ${itemId} AND "userId" = ${viewer.id} FOR NO KEY UPDATE`;
}
