import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { AccountView, ItemState, ItemView } from "@/lib/contracts/items";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { Problem } from "@/lib/problem";
import { lower } from "./lower";

const accountColumns = {
  id: true,
  name: true,
  officialName: true,
  mask: true,
  type: true,
  subtype: true,
  availableBalance: true,
  currentBalance: true,
  limitAmount: true,
  isoCurrencyCode: true,
  unofficialCurrency: true,
  balancesAt: true,
} as const;

/** What {@link itemView} needs of an Item. */
export const itemColumns = {
  id: true,
  institutionName: true,
  institutionColor: true,
  state: true,
  errorCode: true,
  errorMessage: true,
  newAccountsAt: true,
  disconnectsAt: true,
  consentExpiresAt: true,
  refreshedAt: true,
  createdAt: true,
  accounts: {
    where: { closedAt: null },
    select: accountColumns,
    orderBy: { position: "asc" },
  },
} as const satisfies Prisma.ItemSelect;

type Row = Prisma.ItemGetPayload<{ select: typeof itemColumns }>;

type Time = Date | string;
type Times = "createdAt" | "newAccountsAt" | "disconnectsAt" | "consentExpiresAt" | "refreshedAt";

/** An Item whose accounts are in the words of our API already. Times are in any form that Date reads. */
type RowWithViews = Omit<Row, "accounts" | Times> &
  Record<Exclude<Times, "createdAt"> | "balancesAt", Time | null> & {
    createdAt: Time;
    accounts: AccountView[];
  };

/** An Item as our API tells it. */
export function itemView({ accounts, ...row }: Row): ItemView {
  return toldItem({ ...row, balancesAt: oldest(accounts), accounts: accounts.map(accountView) });
}

const toldItem = (row: RowWithViews): ItemView => ({
  ...row,
  newAccountsAt: iso(row.newAccountsAt),
  disconnectsAt: iso(row.disconnectsAt),
  consentExpiresAt: iso(row.consentExpiresAt),
  state: lower(row.state) satisfies ItemState,
  refreshedAt: iso(row.refreshedAt),
  balancesAt: iso(row.balancesAt),
  createdAt: new Date(row.createdAt).toISOString(),
});

const iso = (time: Time | null) => (time === null ? null : new Date(time).toISOString());

const oldest = (accounts: { balancesAt: Date }[]): Date | null =>
  accounts.map(({ balancesAt }) => balancesAt).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;

const accountView = (row: Row["accounts"][number]): AccountView => ({
  id: row.id,
  name: row.name,
  officialName: row.officialName,
  mask: row.mask,
  type: row.type,
  subtype: row.subtype,
  available: row.availableBalance?.toNumber() ?? null,
  current: row.currentBalance?.toNumber() ?? null,
  limit: row.limitAmount?.toNumber() ?? null,
  currency: row.isoCurrencyCode ?? row.unofficialCurrency,
});

/** Another user's Item is missing like one that never was. */
export const missingItem = () => new Problem("not_found", "There is no such Item.");

/**
 * The viewer's Items with their accounts, newest first. Those being removed are left out. One
 * statement with one value, which the database puts together: as rows they would cost more than all
 * the rest of a request.
 */
export async function listItems(viewer: Viewer): Promise<ItemView[]> {
  const [told] = await db().$queryRaw<{ items: RowWithViews[] }[]>`
    SELECT coalesce(json_agg(i ORDER BY i."createdAt" DESC, i."id" DESC), '[]') AS "items" FROM (
      SELECT i."id", i."institutionName", i."institutionColor", i."state", i."errorCode",
        i."errorMessage", i."newAccountsAt", i."disconnectsAt", i."consentExpiresAt",
        i."refreshedAt", i."createdAt", a."balancesAt", coalesce(a."accounts", '[]') AS "accounts"
      FROM "Item" i CROSS JOIN LATERAL (
        SELECT min(a."balancesAt") AS "balancesAt", json_agg(json_build_object(
          'id', a."id", 'name', a."name", 'officialName', a."officialName", 'mask', a."mask",
          'type', a."type", 'subtype', a."subtype", 'available', a."availableBalance",
          'current', a."currentBalance", 'limit', a."limitAmount",
          'currency', coalesce(a."isoCurrencyCode", a."unofficialCurrency")
        ) ORDER BY a."position") AS "accounts"
        FROM "Account" a
        WHERE a."itemId" = i."id" AND a."userId" = i."userId" AND a."closedAt" IS NULL
      ) a
      WHERE i."userId" = ${viewer.id} AND i."state" <> 'REMOVING'
    ) i`;
  return (told?.items ?? []).map(toldItem);
}

/** So many Items stand on one page. */
export const ITEMS_PER_PAGE = 20;

/** One page of the viewer's Items with their accounts, newest first, and how many there are in all. */
export async function listItemsPage(
  viewer: Viewer,
  page: number,
): Promise<{ items: ItemView[]; total: number }> {
  const where = { userId: viewer.id, state: { not: "REMOVING" } } as const;
  const [total, rows] = await Promise.all([
    db().item.count({ where }),
    db().item.findMany({
      where,
      select: itemColumns,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * ITEMS_PER_PAGE,
      take: ITEMS_PER_PAGE,
    }),
  ]);
  return { items: rows.map(itemView), total };
}

/** The viewer's Items by name, newest first, for choosing among them. */
export function listItemNames(
  viewer: Viewer,
): Promise<{ id: string; institutionName: string | null }[]> {
  return db().item.findMany({
    where: { userId: viewer.id, state: { not: "REMOVING" } },
    select: { id: true, institutionName: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
}

/**
 * One of the viewer's Items. Another user's is reported as missing, so that ids cannot be probed, and
 * so is one that is being removed.
 */
export async function getItem(viewer: Viewer, id: string): Promise<ItemView> {
  const row = await db().item.findFirst({
    where: { id, userId: viewer.id, state: { not: "REMOVING" } },
    select: itemColumns,
  });
  if (!row) throw missingItem();
  return itemView(row);
}

/** What is told of Items that were just linked, in the order of their ids. Those of others, or being removed, are left out. */
export async function listLinkedItems(
  viewer: Viewer,
  ids: string[],
): Promise<{ id: string; institutionName: string | null; state: ItemState }[]> {
  const rows = await db().item.findMany({
    where: { id: { in: ids }, userId: viewer.id, state: { not: "REMOVING" } },
    select: { id: true, institutionName: true, state: true },
  });
  return rows
    .map((row) => ({ ...row, state: lower(row.state) }))
    .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** The viewer's Items that came out of a session, oldest first. */
export async function listItemsOfSession(
  viewer: Viewer,
  linkSessionId: string,
): Promise<{ id: string; institutionName: string | null; state: ItemState }[]> {
  const rows = await db().item.findMany({
    where: { linkSessionId, userId: viewer.id, state: { not: "REMOVING" } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, institutionName: true, state: true },
  });
  return rows.map((row) => ({ ...row, state: lower(row.state) }));
}
