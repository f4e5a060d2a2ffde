import { expect, vi } from "vitest";
import { keys } from "@/emulator/keys";
import type { Viewer } from "@/lib/auth/viewer";
import { getLinkSessionView } from "@/lib/data/link-session-views";
import { listOpenAttempts } from "@/lib/data/public-token-exchanges";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { withAccessToken } from "@/lib/items/access-token";
import { letJobTimePass } from "@/tests/support/jobs";

/** One user's way through Link: whose, and in which session. */
export type Attempt = { viewer: Viewer; sessionId: string };

/** What its owner has in the end: an Item that works, or an attempt they are told of. */
export type Outcome = "item" | "uncertain";

const ACCOUNTS = 12;

/** Lets two minutes pass for what dead processes left behind. */
export async function letClaimsAge(): Promise<void> {
  await db().$executeRaw`
    UPDATE "PublicTokenExchange" SET "updatedAt" = "updatedAt" - interval '2 minutes'
    WHERE "state" = 'RESERVED'`;
  await letJobTimePass(120);
}

/** Waits until an attempt has come to something, and checks that it is one thing and whole. */
export function outcomeOf(attempt: Attempt): Promise<Outcome> {
  return vi.waitFor(() => settledOutcome(attempt), { timeout: 150_000, interval: 300 });
}

async function settledOutcome({ viewer, sessionId }: Attempt): Promise<Outcome> {
  const items = await db().item.findMany({
    where: { userId: viewer.id },
    select: { id: true, plaidItemId: true, _count: { select: { accounts: true } } },
  });
  const { state, banks } = await getLinkSessionView(viewer, sessionId);
  const open = await listOpenAttempts(viewer);
  const [item] = items;
  if (!item) {
    expect(open).toEqual([expect.objectContaining({ state: "uncertain", id: banks[0]?.id })]);
    expect(banks).toEqual([expect.objectContaining({ state: "uncertain" })]);
    return "uncertain";
  }

  expect(items).toHaveLength(1);
  expect(item._count.accounts).toBe(ACCOUNTS);
  expect(state).toBe("completed");
  expect(banks).toEqual([expect.objectContaining({ state: "linked", itemId: item.id })]);
  expect(open).toEqual([]);
  expect(await withAccessToken(viewer, item.id, itemOpenedBy)).toBe(item.plaidItemId);
  return "item";
}

/** Plaid's id of the Item whose accounts an access token reads. */
async function itemOpenedBy(access_token: string): Promise<string> {
  const answer = await fetch(`${env().PLAID_BASE_URL}/accounts/get`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...keys, access_token }),
  });
  const { item, accounts } = await answer.json();
  expect(accounts).toHaveLength(ACCOUNTS);
  return item.item_id;
}
