import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { ItemState } from "@/lib/contracts/items";
import { db } from "@/lib/db/client";
import { Problem } from "@/lib/problem";
import { lower } from "./lower";

/** An account with what decides whether it can be handed off. */
export type AccountToHandOff = {
  id: string;
  plaidAccountId: string;
  type: string;
  subtype: string | null;
  item: { id: string; state: ItemState; errorCode: string | null; products: string[] };
};

/** Another user's account is missing like one that never was, and so is one that is not shared any more. */
export const missingAccount = () => new Problem("not_found", "There is no such account.");

/** One of the viewer's accounts, to be handed off. @throws Problem `not_found` */
export async function getAccountToHandOff(viewer: Viewer, id: string): Promise<AccountToHandOff> {
  const row = await db().account.findFirst({
    where: { id, userId: viewer.id, closedAt: null, item: { state: { not: "REMOVING" } } },
    select: {
      id: true,
      plaidAccountId: true,
      type: true,
      subtype: true,
      item: { select: { id: true, state: true, errorCode: true, products: true } },
    },
  });
  if (!row) throw missingAccount();
  return { ...row, item: { ...row.item, state: lower(row.item.state) } };
}

/** A bank with its accounts, as a choice to hand off. */
export type BankToHandOff = {
  id: string;
  institutionName: string | null;
  state: ItemState;
  errorCode: string | null;
  products: string[];
  consentedProducts: string[];
  accounts: {
    id: string;
    name: string;
    mask: string | null;
    type: string;
    subtype: string | null;
  }[];
};

/** The viewer's banks with their accounts, newest first. Those being removed are left out. */
export async function listBanksToHandOff(viewer: Viewer): Promise<BankToHandOff[]> {
  const rows = await db().item.findMany({
    where: { userId: viewer.id, state: { not: "REMOVING" } },
    select: {
      id: true,
      institutionName: true,
      state: true,
      errorCode: true,
      products: true,
      consentedProducts: true,
      accounts: {
        where: { closedAt: null },
        select: { id: true, name: true, mask: true, type: true, subtype: true },
        orderBy: { position: "asc" },
      },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map((row) => ({ ...row, state: lower(row.state) }));
}
