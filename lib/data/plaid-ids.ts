import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { missingAccount } from "./accounts-to-hand-off";
import { missingItem } from "./items";

const inUse = { state: { not: "REMOVING" } } as const;

/** Plaid's id of one of the viewer's Items. @throws Problem `not_found` */
export async function getPlaidItemId(viewer: Viewer, id: string): Promise<string> {
  const row = await db().item.findFirst({
    where: { id, userId: viewer.id, ...inUse },
    select: { plaidItemId: true },
  });
  if (!row) throw missingItem();
  return row.plaidItemId;
}

/** Plaid's id of one of the viewer's accounts. @throws Problem `not_found` */
export async function getPlaidAccountId(viewer: Viewer, id: string): Promise<string> {
  const row = await db().account.findFirst({
    where: { id, userId: viewer.id, closedAt: null, item: inUse },
    select: { plaidAccountId: true },
  });
  if (!row) throw missingAccount();
  return row.plaidAccountId;
}
