import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";

/** What an account of one of the viewer's Items is called, by Plaid's id of it; null for an unknown one. */
export async function findAccountName(
  viewer: Viewer,
  itemId: string,
  plaidAccountId: string,
): Promise<string | null> {
  const row = await db().account.findFirst({
    where: { itemId, userId: viewer.id, plaidAccountId },
    select: { name: true, mask: true },
  });
  return row && (row.mask ? `${row.name} (${row.mask})` : row.name);
}
