import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { ItemState } from "@/lib/contracts/items";
import type { TransactionsHealth } from "@/lib/contracts/transactions";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { missingItem } from "./items";
import { lower } from "./lower";

const columns = {
  id: true,
  institutionName: true,
  state: true,
  errorCode: true,
  transactionsSyncedAt: true,
  transactionsTriedAt: true,
  transactionsStatus: true,
  transactionsError: true,
  syncLease: true,
  syncLeaseEndsAt: true,
} as const satisfies Prisma.ItemSelect;

type Row = Prisma.ItemGetPayload<{ select: typeof columns }>;

/** How the transactions of each of the viewer's Items are doing, newest Item first. */
export async function listTransactionsHealth(viewer: Viewer): Promise<TransactionsHealth[]> {
  const rows = await db().item.findMany({
    where: { userId: viewer.id, state: { not: "REMOVING" } },
    select: columns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map(healthOf);
}

/** The same of one of the viewer's Items. @throws Problem `not_found` for another's, and for one being removed. */
export async function getTransactionsHealth(
  viewer: Viewer,
  id: string,
): Promise<TransactionsHealth> {
  const where = { id, userId: viewer.id, state: { not: "REMOVING" } } as const;
  const row = await db().item.findFirst({ where, select: columns });
  if (!row) throw missingItem();
  return healthOf(row);
}

const healthOf = (row: Row): TransactionsHealth => ({
  itemId: row.id,
  institutionName: row.institutionName,
  state: lower(row.state) satisfies ItemState,
  errorCode: row.errorCode,
  syncedAt: row.transactionsSyncedAt?.toISOString() ?? null,
  triedAt: row.transactionsTriedAt?.toISOString() ?? null,
  reach: reachOf(row.transactionsStatus),
  problem: row.transactionsError,
  isSyncing: row.syncLease !== null && (row.syncLeaseEndsAt?.getTime() ?? 0) > Date.now(),
});

function reachOf(status: string | null): TransactionsHealth["reach"] {
  switch (status) {
    case null:
    case "NOT_READY":
      return "none";
    case "INITIAL_UPDATE_COMPLETE":
      return "recent";
    case "HISTORICAL_UPDATE_COMPLETE":
      return "all";
    default:
      return "unknown";
  }
}

/** An account as something to choose by. */
export type AccountChoice = { id: string; itemId: string; name: string; mask: string | null };

/** The viewer's accounts, of one Item or of all, closed ones too: their transactions are still there. */
export function listAccountChoices(viewer: Viewer, itemId?: string): Promise<AccountChoice[]> {
  return db().account.findMany({
    where: {
      userId: viewer.id,
      ...(itemId && { itemId }),
      item: { state: { not: "REMOVING" } },
    },
    select: { id: true, itemId: true, name: true, mask: true },
    orderBy: [{ itemId: "desc" }, { position: "asc" }],
  });
}
