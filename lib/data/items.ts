import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { AccountView, ItemState, ItemView } from "@/lib/contracts/items";
import { open, seal } from "@/lib/crypto/sealed-token";
import { db } from "@/lib/db/client";
import { type LinkVia, Prisma } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { Problem } from "@/lib/problem";
import { newId } from "./new-id";

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
} as const;

const columns = {
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

type Row = Prisma.ItemGetPayload<{ select: typeof columns }>;

const place = (userId: string, rowId: string) =>
  ({ table: "Item", column: "accessToken", rowId, userId }) as const;

function view({ accounts, state, createdAt, ...row }: Row): ItemView {
  const { newAccountsAt, disconnectsAt, consentExpiresAt, refreshedAt } = row;
  return {
    ...row,
    newAccountsAt: newAccountsAt?.toISOString() ?? null,
    disconnectsAt: disconnectsAt?.toISOString() ?? null,
    consentExpiresAt: consentExpiresAt?.toISOString() ?? null,
    state: lower(state) satisfies ItemState,
    refreshedAt: refreshedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    accounts: accounts.map(accountView),
  };
}

const lower = <Value extends string>(value: Value) => value.toLowerCase() as Lowercase<Value>;

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

const missing = () => new Problem("not_found", "There is no such Item.");

/** The viewer's Items with their accounts, newest first. Those being removed are left out. */
export async function listItems(viewer: Viewer): Promise<ItemView[]> {
  const rows = await db().item.findMany({
    where: { userId: viewer.id, state: { not: "REMOVING" } },
    select: columns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map(view);
}

/** One of the viewer's Items. Another user's is reported as missing, so that ids cannot be probed. */
export async function getItem(viewer: Viewer, id: string): Promise<ItemView> {
  const row = await db().item.findFirst({ where: { id, userId: viewer.id }, select: columns });
  if (!row) throw missing();
  return view(row);
}

/** The access token of one of the viewer's Items. Called by `lib/items/access-token.ts` only. */
export async function getAccessToken(viewer: Viewer, id: string): Promise<string> {
  const row = await db().item.findFirst({
    where: { id, userId: viewer.id },
    select: { accessToken: true },
  });
  if (!row) throw missing();
  return open(row.accessToken, place(viewer.id, id), env().TOKEN_KEYS);
}

/** A damaged row says nothing of its key; several together do. */
const SAMPLES_PER_KEY = 5;

/**
 * Whether the stored access tokens can be opened, told by a few of each key: the id of every key that
 * is missing or not the one that sealed, with the number of Items that are lost without it.
 */
export async function systemFindUnreadableKeys(): Promise<{ keyId: string; items: number }[]> {
  const samples = await db().$queryRaw<
    { keyId: string; items: number; id: string; userId: string; accessToken: string }[]
  >`
    SELECT * FROM (
      SELECT "keyId", count(*) OVER (PARTITION BY "keyId")::int AS "items",
        row_number() OVER (PARTITION BY "keyId" ORDER BY "createdAt" DESC) AS "place",
        "id", "userId", "accessToken"
      FROM (SELECT *, split_part("accessToken", '.', 2) AS "keyId" FROM "Item") AS "sealed"
      WHERE "accessToken" LIKE 'v1.%'
    ) AS "numbered" WHERE "place" <= ${SAMPLES_PER_KEY}`;
  const opens = ({ id, userId, accessToken }: (typeof samples)[number]) => {
    try {
      return open(accessToken, place(userId, id), env().TOKEN_KEYS) !== "";
    } catch {
      return false;
    }
  };
  const good = new Set(samples.filter(opens).map(({ keyId }) => keyId));
  const bad = new Map(samples.map(({ keyId, items }) => [keyId, items]));
  return [...bad].filter(([keyId]) => !good.has(keyId)).map(([keyId, items]) => ({ keyId, items }));
}

/** How {@link saveExchangedItems} can end. */
export type SavedExchange =
  | { kind: "saved"; itemIds: string[] }
  /** Somebody else finished with the claim meanwhile; nothing was written. */
  | { kind: "claim_lost" }
  /** The Plaid Item is another user's; nothing was written. */
  | { kind: "foreign" };

/** What Plaid gave for a public token. Layer gives several Items for one. */
export type ExchangedItem = {
  plaidItemId: string;
  accessToken: string;
  /** What Link said of the bank, until Plaid has been asked. */
  plaidInstitutionId?: string | null;
  institutionName?: string | null;
  toldAccounts?: ToldAccount[];
};

/** An account as Link tells of it. */
type ToldAccount = { name: string; mask: string | null };

/**
 * Stores what an exchange gave, together with the claim it came from, in one transaction: from
 * here on the bank link cannot be lost. The same Plaid Item again keeps its row and takes the
 * newer token. A claim that was taken over, or given up as uncertain, by somebody who has no Item of
 * it is no hindrance: access tokens in hand may be the only ones there will ever be.
 *
 * @param within does what shall stand or fall with it, such as putting jobs in line.
 */
export async function saveExchangedItems(
  viewer: Viewer,
  claim: { id: string; linkSessionId: string },
  exchanged: ExchangedItem[],
  via: LinkVia,
  within: (tx: Prisma.TransactionClient, itemIds: string[]) => Promise<void>,
): Promise<SavedExchange> {
  const userId = viewer.id;
  return db()
    .$transaction(async (tx): Promise<SavedExchange> => {
      const itemIds: string[] = [];
      for (const item of exchanged) {
        const id = await saveExchangedItem(tx, viewer, claim.linkSessionId, item);
        if (id === null) throw new ForeignItem();
        itemIds.push(id);
      }
      const { count } = await tx.publicTokenExchange.updateMany({
        where: { id: claim.id, userId, state: { in: ["RESERVED", "UNCERTAIN"] } },
        data: {
          state: "EXCHANGED",
          itemId: itemIds[0] ?? null,
          publicToken: null,
          failureCode: null,
          failureDetail: null,
        },
      });
      if (count === 0) throw new ClaimLost();
      await tx.linkSession.updateMany({
        where: { id: claim.linkSessionId, userId, state: { not: "COMPLETED" } },
        data: { state: "COMPLETED", finishedVia: via, finishedAt: new Date() },
      });
      await tx.linkEvent.createMany({
        data: itemIds.map((itemId) => storedEvent(viewer, claim.linkSessionId, itemId, via)),
        skipDuplicates: true,
      });
      await within(tx, itemIds);
      return { kind: "saved", itemIds };
    })
    .catch((thrown: unknown) => {
      if (thrown instanceof ClaimLost) return { kind: "claim_lost" };
      if (thrown instanceof ForeignItem) return { kind: "foreign" };
      throw thrown;
    });
}

/** What a session's timeline tells of the Item, and of who brought it. */
const storedEvent = (viewer: Viewer, linkSessionId: string, itemId: string, via: LinkVia) => ({
  id: newId("linkEvent"),
  userId: viewer.id,
  linkSessionId,
  lane: "DATABASE" as const,
  name: "Item stored",
  key: `item ${itemId}`,
  detail: { via: lower(via) },
});

/** Answers our id of the Item, or null where it is another user's. */
async function saveExchangedItem(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  linkSessionId: string,
  { plaidItemId, accessToken, ...bank }: ExchangedItem,
): Promise<string | null> {
  const userId = viewer.id;
  const known = await tx.item.findUnique({
    where: { plaidItemId },
    select: { id: true, userId: true },
  });
  if (known && known.userId !== userId) return null;

  const id = known?.id ?? newId("item");
  const sealed = seal(accessToken, place(userId, id), env().TOKEN_KEYS);
  if (known) {
    const where = { id, userId };
    const data = { accessToken: sealed, linkSessionId };
    await tx.item.update({ where, data, select: { id: true } });
  } else {
    const data = { id, userId, plaidItemId, accessToken: sealed, linkSessionId, ...bank };
    await tx.item.create({ data, select: { id: true } });
  }
  return id;
}

// Thrown to roll the transaction back.
class ClaimLost extends Error {}
class ForeignItem extends Error {}

/** What Plaid said of an account. Amounts are Plaid's numbers, untouched. */
export type AccountFacts = {
  plaidAccountId: string;
  persistentAccountId: string | null;
  name: string;
  officialName: string | null;
  mask: string | null;
  type: string;
  subtype: string | null;
  availableBalance: number | null;
  currentBalance: number | null;
  limitAmount: number | null;
  isoCurrencyCode: string | null;
  unofficialCurrency: string | null;
};

/** What Plaid said of an Item. What it did not say is left out, and stays as it was. */
export type ItemFacts = {
  plaidInstitutionId?: string | null;
  institutionName?: string;
  institutionColor?: string;
  products?: string[];
  webhookUrl?: string | null;
  consentExpiresAt?: Date | null;
  error: { code: string; message: string } | null;
};

/**
 * Brings an Item and its accounts up to what Plaid just said, all or nothing. Accounts that Plaid
 * no longer tells of are marked closed and keep their rows.
 *
 * @param accounts undefined leaves accounts and balances as they were.
 */
export async function saveItemFacts(
  viewer: Viewer,
  id: string,
  { error, ...facts }: ItemFacts,
  accounts: AccountFacts[] | undefined,
): Promise<ItemView> {
  const at = new Date();
  return db().$transaction(async (tx) => {
    // Locks the row, so that two refreshes at once do not interleave their accounts.
    const { count } = await tx.item.updateMany({
      where: { id, userId: viewer.id, state: { not: "REMOVING" } },
      data: {
        ...facts,
        ...(accounts && { toldAccounts: Prisma.DbNull }),
        state: error ? "NEEDS_REPAIR" : "HEALTHY",
        errorCode: error?.code ?? null,
        errorMessage: error?.message ?? null,
        ...(accounts && { refreshedAt: at }),
      },
    });
    if (count === 0) throw missing();

    if (accounts) {
      await tx.account.updateMany({
        where: {
          itemId: id,
          userId: viewer.id,
          closedAt: null,
          plaidAccountId: { notIn: accounts.map((account) => account.plaidAccountId) },
        },
        data: { closedAt: at },
      });
      await upsertAccounts(tx, viewer, id, accounts, at);
    }
    const where = { id, userId: viewer.id };
    return view(await tx.item.findUniqueOrThrow({ where, select: columns }));
  });
}

/** Adds accounts that are new and rewrites those that are known. */
async function upsertAccounts(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  itemId: string,
  accounts: AccountFacts[],
  at: Date,
) {
  const known = await tx.account.findMany({
    where: { itemId, userId: viewer.id },
    select: { id: true, plaidAccountId: true },
  });
  const ids = new Map(known.map((row) => [row.plaidAccountId, row.id]));
  const fresh = accounts.flatMap((account, position) =>
    ids.has(account.plaidAccountId)
      ? []
      : [{ ...account, id: newId("account"), userId: viewer.id, itemId, position, balancesAt: at }],
  );
  if (fresh.length > 0) await tx.account.createMany({ data: fresh });
  for (const [position, account] of accounts.entries()) {
    const accountId = ids.get(account.plaidAccountId);
    if (!accountId) continue;
    await tx.account.update({
      where: { id: accountId, userId: viewer.id },
      data: { ...account, position, balancesAt: at, closedAt: null },
    });
  }
}

/** What is told of Items that were just linked, in the order of their ids. Those of others are left out. */
export async function listLinkedItems(
  viewer: Viewer,
  ids: string[],
): Promise<{ id: string; institutionName: string | null; state: ItemState }[]> {
  const rows = await db().item.findMany({
    where: { id: { in: ids }, userId: viewer.id },
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

/**
 * One of the viewer's Items that seems to be the same login at the same institution: one of its
 * accounts has the name and mask of one that Link just told of. Null where none does.
 */
export async function findDuplicateItem(
  viewer: Viewer,
  plaidInstitutionId: string,
  accounts: ToldAccount[],
): Promise<{ id: string; institutionName: string | null } | null> {
  const masked = accounts.flatMap(({ name, mask }) => (mask === null ? [] : [{ name, mask }]));
  if (masked.length === 0) return null;
  const items = await db().item.findMany({
    where: {
      userId: viewer.id,
      plaidInstitutionId,
      OR: [
        { state: "LINKED" }, // Its accounts have not been read: what Link told of them has to do.
        { state: { not: "REMOVING" }, accounts: { some: { closedAt: null, OR: masked } } },
      ],
    },
    orderBy: { createdAt: "asc" },
    select: { id: true, institutionName: true, state: true, toldAccounts: true },
  });
  const found = items.find(
    ({ state, toldAccounts }) => state !== "LINKED" || hasOneOf(toldAccounts, masked),
  );
  return found ? { id: found.id, institutionName: found.institutionName } : null;
}

const hasOneOf = (told: unknown, accounts: ToldAccount[]) =>
  Array.isArray(told) &&
  accounts.some(({ name, mask }) => told.some((one) => one?.name === name && one?.mask === mask));

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
