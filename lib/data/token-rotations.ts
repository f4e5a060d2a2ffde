import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { sealAccessToken } from "./access-tokens";
import { recordAudit } from "./audit-events";

/**
 * Notes that a new access token is about to be asked for. Of several at once one may; an older one
 * that was broken off does not stand in the way. Answers whether this caller may.
 */
export async function startTokenRotation(
  viewer: Viewer,
  id: string,
  { brokenOffBefore }: { brokenOffBefore: Date },
): Promise<boolean> {
  const { count } = await db().item.updateMany({
    where: {
      id,
      userId: viewer.id,
      state: { not: "REMOVING" },
      OR: [{ rotatingAt: null }, { rotatingAt: { lt: brokenOffBefore } }],
    },
    data: { rotatingAt: new Date() },
  });
  return count === 1;
}

/** Notes that no new access token came: the stored one is still the Item's. */
export async function endTokenRotation(viewer: Viewer, id: string): Promise<void> {
  await db().item.updateMany({ where: { id, userId: viewer.id }, data: { rotatingAt: null } });
}

/**
 * Stores the access token that has taken the place of the one before, sealed. Also for an Item
 * that was disconnected meanwhile, since its removal needs it.
 */
export async function saveRotatedToken(
  viewer: Viewer,
  id: string,
  accessToken: string,
): Promise<void> {
  const sealed = sealAccessToken(viewer, id, accessToken);
  await db().$transaction(async (tx) => {
    await tx.item.updateMany({
      where: { id, userId: viewer.id },
      data: { accessToken: sealed, rotatingAt: null },
    });
    await recordAudit(viewer, { action: "item.rotate-token", targets: [id] }, tx);
  });
}
