import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { ItemView } from "@/lib/contracts/items";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { itemColumns, itemView, missingItem } from "./items";
import { newId } from "./new-id";
import { revokeProcessorTokens } from "./processor-token-ends";

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
  consentedProducts?: string[];
  webhookUrl?: string | null;
  consentExpiresAt?: Date | null;
  error: { code: string; message: string } | null;
};

/** The error of an Item that nothing brings back: whatever Plaid still tells of it is from before. */
export const WITHDRAWN = "USER_PERMISSION_REVOKED";

/** Errors of an Item with which everything made of it has ended at Plaid, too. */
const ENDED: ReadonlySet<string> = new Set([WITHDRAWN, "ITEM_NOT_FOUND"]);

/** Of a withdrawn Item nothing is asked any more. */
export const notWithdrawn = { OR: [{ errorCode: null }, { errorCode: { not: WITHDRAWN } }] };

/**
 * Brings an Item and its accounts up to what Plaid just said, all or nothing. Accounts that Plaid
 * no longer tells of, or that their owner has withdrawn, are marked closed and keep their rows. An
 * Item whose owner has withdrawn the access stays so. Where Plaid says that the Item is gone, the
 * processor tokens made of it are revoked.
 *
 * @param accounts undefined leaves accounts and balances as they were.
 * @param toldAt when the bank told the balances, or null where Plaid does not say: then they are new
 *   if they differ from before, and else as old as they were.
 */
export async function saveItemFacts(
  viewer: Viewer,
  id: string,
  { error, ...facts }: ItemFacts,
  accounts: AccountFacts[] | undefined,
  { toldAt = null }: { toldAt?: Date | null } = {},
): Promise<ItemView> {
  const at = new Date();
  const read = {
    ...facts,
    ...(accounts && {
      toldAccounts: Prisma.DbNull,
      refreshedAt: at,
      readDueAt: nextRead(at),
    }),
  };
  const verdict = {
    state: error ? "NEEDS_REPAIR" : "HEALTHY",
    errorCode: error?.code ?? null,
    errorMessage: error?.message ?? null,
  } as const;
  return db().$transaction(async (tx) => {
    const there = { id, userId: viewer.id, state: { not: "REMOVING" } } as const;
    const open = { ...there, ...notWithdrawn };
    // Locks the row, so that two refreshes at once do not interleave their accounts.
    const { count } = await tx.item.updateMany({ where: open, data: { ...read, ...verdict } });
    if (count === 0) {
      const { count: withdrawn } = await tx.item.updateMany({ where: there, data: read });
      if (withdrawn === 0) throw missingItem();
    }

    if (error && ENDED.has(error.code)) {
      await revokeProcessorTokens(viewer, tx, { itemIds: [id] }, at);
    }
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
      await upsertAccounts(tx, viewer, id, accounts, { at, toldAt: notAfter(at, toldAt) });
    }
    const where = { id, userId: viewer.id };
    return itemView(await tx.item.findUniqueOrThrow({ where, select: itemColumns }));
  });
}

/** A day later, less up to an hour: what was linked in one burst is not read in one for ever. */
const nextRead = (at: Date) => new Date(at.getTime() + (24 - Math.random()) * 60 * 60 * 1000);

/** Adds accounts that are new and rewrites those that are known. */
async function upsertAccounts(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  itemId: string,
  accounts: AccountFacts[],
  { at, toldAt }: { at: Date; toldAt: Date | null },
) {
  const known = await tx.account.findMany({
    where: { itemId, userId: viewer.id },
    select: {
      id: true,
      plaidAccountId: true,
      availableBalance: true,
      currentBalance: true,
      balancesAt: true,
      revokedAt: true,
    },
  });
  const rows = new Map(known.map((row) => [row.plaidAccountId, row]));
  const fresh = accounts.flatMap((account, position) =>
    rows.has(account.plaidAccountId)
      ? []
      : [
          {
            ...account,
            id: newId("account"),
            userId: viewer.id,
            itemId,
            position,
            balancesAt: toldAt ?? at,
          },
        ],
  );
  if (fresh.length > 0) await tx.account.createMany({ data: fresh });
  for (const [position, account] of accounts.entries()) {
    const row = rows.get(account.plaidAccountId);
    if (!row) continue;
    const balancesAt = later(row.balancesAt, toldAt ?? (differs(row, account) ? at : null));
    await tx.account.update({
      where: { id: row.id, userId: viewer.id },
      data: { ...account, position, balancesAt, closedAt: row.revokedAt },
    });
  }
}

type Balances = {
  availableBalance: Prisma.Decimal | number | null;
  currentBalance: Prisma.Decimal | number | null;
};

const differs = (a: Balances, b: Balances) =>
  String(a.availableBalance) !== String(b.availableBalance) ||
  String(a.currentBalance) !== String(b.currentBalance);

/** Clocks differ; nothing was told in the future. */
const notAfter = (now: Date, at: Date | null) => (at && at > now ? now : at);

const later = (a: Date, b: Date | null) => (b && b > a ? b : a);
