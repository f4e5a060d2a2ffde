import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { Problem } from "@/lib/problem";
import { systemStartSession } from "./sessions";

/**
 * Stores a new password of the viewer's, ends all their sessions and starts one, whose token it
 * answers. Of two changes at once the first counts.
 *
 * @param known the hash that the typed password was held against.
 * @throws Problem `in_progress` where that is not the stored one any more.
 */
export async function replacePassword(
  viewer: Viewer,
  { known, hash, userAgent }: { known: string; hash: string; userAgent: string | null },
): Promise<string> {
  const userId = viewer.id;
  return db().$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, passwordHash: known, deletingAt: null },
      data: { passwordHash: hash },
    });
    if (count === 0) {
      throw new Problem("in_progress", "Your password was changed meanwhile, in another window.");
    }
    await tx.session.updateMany({
      where: { userId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    return systemStartSession(userId, userAgent, { action: "password.change", tx });
  });
}

/**
 * Stores a stronger hash of the password that a user already has, and answers whether it did: not
 * where the stored one is another by now.
 */
export async function systemRenewHash(
  userId: string,
  { known, hash }: { known: string; hash: string },
): Promise<boolean> {
  const { count } = await db().user.updateMany({
    where: { id: userId, passwordHash: known },
    data: { passwordHash: hash },
  });
  return count === 1;
}
