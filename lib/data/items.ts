import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { AccountView, ItemState, ItemView, ListItemsAnswer } from "@/lib/contracts/items";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
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

/** An Item as our API tells it. */
export function itemView({ accounts, ...row }: Row): ItemView {
  return {
    ...row,
    state: lower(row.state) satisfies ItemState,
    newAccountsAt: iso(row.newAccountsAt),
    disconnectsAt: iso(row.disconnectsAt),
    consentExpiresAt: iso(row.consentExpiresAt),
    refreshedAt: iso(row.refreshedAt),
    createdAt: row.createdAt.toISOString(),
    balancesAt: iso(oldest(accounts)),
    accounts: accounts.map(accountView),
  };
}

const iso = (time: Date | null) => time?.toISOString() ?? null;

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

/** A time of a column as `toISOString` writes it. */
const isoTime = (column: string) =>
  Prisma.raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/**
 * The viewer's Items with their accounts, newest first, as the JSON of `items` in a
 * {@link ListItemsAnswer}. Those being removed are left out. The database writes what is answered,
 * letter by letter: to take it apart here and put it together again would cost more than all the rest
 * of a request.
 */
export async function listItemsAsJson(viewer: Viewer): Promise<string> {
  const [told] = await db().$queryRaw<{ json: string }[]>`
    SELECT coalesce(json_agg(told ORDER BY i."createdAt" DESC, i."id" DESC), '[]')::text AS "json"
    FROM "Item" i CROSS JOIN LATERAL (
      SELECT ${isoTime('min(a."balancesAt")')} AS "balancesAt", json_agg(json_build_object(
        'id', a."id", 'name', a."name", 'officialName', a."officialName", 'mask', a."mask",
        'type', a."type", 'subtype', a."subtype", 'available', trim_scale(a."availableBalance"),
        'current', trim_scale(a."currentBalance"), 'limit', trim_scale(a."limitAmount"),
        'currency', coalesce(a."isoCurrencyCode", a."unofficialCurrency")
      ) ORDER BY a."position") AS "accounts"
      FROM "Account" a
      WHERE a."itemId" = i."id" AND a."userId" = i."userId" AND a."closedAt" IS NULL
    ) a CROSS JOIN LATERAL (
      SELECT i."id", i."institutionName", i."institutionColor", lower(i."state"::text) AS "state",
        i."errorCode", i."errorMessage", ${isoTime('i."newAccountsAt"')} AS "newAccountsAt",
        ${isoTime('i."disconnectsAt"')} AS "disconnectsAt",
        ${isoTime('i."consentExpiresAt"')} AS "consentExpiresAt",
        ${isoTime('i."refreshedAt"')} AS "refreshedAt", ${isoTime('i."createdAt"')} AS "createdAt",
        a."balancesAt", coalesce(a."accounts", '[]') AS "accounts"
    ) told
    WHERE i."userId" = ${viewer.id} AND i."state" <> 'REMOVING'`;
  return told?.json ?? "[]";
}

/** The same, for who needs the Items themselves. */
export const listItems = async (viewer: Viewer): Promise<ListItemsAnswer["items"]> =>
  JSON.parse(await listItemsAsJson(viewer));

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
