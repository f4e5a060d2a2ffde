import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { ItemView } from "@/lib/contracts/items";
import { db } from "@/lib/db/client";
import { itemColumns, itemView, missingItem } from "./items";
import { lower } from "./lower";

/** A Link session that made an Item or changed it. */
export type ItemSession = {
  id: string;
  mode: "standard" | "embedded" | "hosted" | "multi_item" | "layer" | "update";
  update: "reauth" | "accounts" | "permissions" | null;
  state: "open" | "completed" | "exited" | "expired";
  createdAt: string;
  finishedAt: string | null;
  finishedVia: string | null;
};

/** An Item with what only its own page tells. Times are ISO 8601. */
export type ItemDetails = {
  item: ItemView;
  products: string[];
  consentedProducts: string[];
  /** What Plaid has for it; null for none. */
  webhookUrl: string | null;
  transactionsSyncedAt: string | null;
  /** Newest first. */
  sessions: ItemSession[];
};

const MOST_SESSIONS = 20;

/** One of the viewer's Items with its details. Missing where {@link getItem} says so. */
export async function getItemDetails(viewer: Viewer, id: string): Promise<ItemDetails> {
  const row = await db().item.findFirst({
    where: { id, userId: viewer.id, state: { not: "REMOVING" } },
    select: {
      ...itemColumns,
      products: true,
      consentedProducts: true,
      webhookUrl: true,
      transactionsSyncedAt: true,
      linkSessionId: true,
    },
  });
  if (!row) throw missingItem();
  const { products, consentedProducts, webhookUrl, transactionsSyncedAt, linkSessionId, ...rest } =
    row;
  return {
    item: itemView(rest),
    products,
    consentedProducts,
    webhookUrl,
    transactionsSyncedAt: transactionsSyncedAt?.toISOString() ?? null,
    sessions: await listItemSessions(viewer, id, linkSessionId),
  };
}

async function listItemSessions(
  viewer: Viewer,
  itemId: string,
  linkSessionId: string | null,
): Promise<ItemSession[]> {
  const rows = await db().linkSession.findMany({
    where: {
      userId: viewer.id,
      OR: [{ itemId }, ...(linkSessionId ? [{ id: linkSessionId }] : [])],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST_SESSIONS,
    select: {
      id: true,
      mode: true,
      update: true,
      state: true,
      createdAt: true,
      finishedAt: true,
      finishedVia: true,
      expiresAt: true,
    },
  });
  const now = new Date();
  return rows.map(({ expiresAt, ...row }) => ({
    id: row.id,
    mode: lower(row.mode),
    update: row.update && lower(row.update),
    state: lower(row.state === "OPEN" && expiresAt <= now ? "EXPIRED" : row.state),
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    finishedVia: row.finishedVia && lower(row.finishedVia),
  }));
}
