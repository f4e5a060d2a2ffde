import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { open, seal } from "@/lib/crypto/sealed-token";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { missingItem } from "./items";

const place = (userId: string, rowId: string) =>
  ({ table: "Item", column: "accessToken", rowId, userId }) as const;

/** An access token as its column holds it: bound to that row, and of no use in another. */
export const sealAccessToken = (viewer: Viewer, itemId: string, accessToken: string) =>
  seal(accessToken, place(viewer.id, itemId), env().TOKEN_KEYS);

/** What {@link sealAccessToken} made, opened. @throws UnreadableToken */
export const openAccessToken = (viewer: Viewer, itemId: string, sealed: string) =>
  open(sealed, place(viewer.id, itemId), env().TOKEN_KEYS);

/**
 * The access token of one of the viewer's Items that are in use, and since when a newer one is under
 * way that is not stored yet. Called by `lib/items/access-token.ts` only.
 */
export async function getAccessToken(
  viewer: Viewer,
  id: string,
): Promise<{ accessToken: string; rotatingAt: Date | null }> {
  const row = await db().item.findFirst({
    where: { id, userId: viewer.id, state: { not: "REMOVING" } },
    select: { accessToken: true, rotatingAt: true },
  });
  if (!row) throw missingItem();
  return { ...row, accessToken: openAccessToken(viewer, id, row.accessToken) };
}
