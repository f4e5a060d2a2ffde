import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";

/** What Plaid announces of an Item by webhook and tells nowhere else. */
type ItemNotice = { newAccountsAt?: Date; disconnectsAt?: Date };

/** Notes what Plaid announced of one of the viewer's Items. */
export async function saveItemNotice(
  viewer: Viewer,
  id: string,
  notice: ItemNotice,
): Promise<void> {
  await db().item.updateMany({ where: { id, userId: viewer.id }, data: notice });
}

/** Notes when the consent to an Item ends, unless that is known from the Item itself. */
export async function saveConsentEnd(viewer: Viewer, id: string, endsAt: Date): Promise<void> {
  await db().item.updateMany({
    where: { id, userId: viewer.id, consentExpiresAt: null },
    data: { consentExpiresAt: endsAt },
  });
}

/** Drops what the person was asked to do about an Item, once it is done, by update mode or elsewhere. */
export async function clearItemRequests(
  viewer: Viewer,
  id: string,
  { accounts }: { accounts: boolean },
): Promise<void> {
  await db().item.updateMany({
    where: { id, userId: viewer.id },
    data: { disconnectsAt: null, ...(accounts && { newAccountsAt: null }) },
  });
}
