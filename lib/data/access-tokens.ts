import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { open, seal } from "@/lib/crypto/sealed-token";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { missingItem } from "./items";

const place = (userId: string, rowId: string) =>
  ({ table: "Item", column: "accessToken", rowId, userId }) as const;

/** An access token as its column holds it: bound to that row, and of no use in another. */
export const sealAccessToken = (viewer: Viewer, itemId: string, accessToken: string) =>
  seal(accessToken, place(viewer.id, itemId), env().TOKEN_KEYS);

/** What {@link sealAccessToken} made, opened. @throws UnreadableToken */
export const openAccessToken = (viewer: Viewer, itemId: string, sealed: string) =>
  open(sealed, place(viewer.id, itemId), env().TOKEN_KEYS);

/**
 * The access token of one of the viewer's Items that are in use, and since when a newer one is under
 * way that is not stored yet. Called by `lib/items/access-token.ts` only.
 */
export async function getAccessToken(
  viewer: Viewer,
  id: string,
): Promise<{ accessToken: string; rotatingAt: Date | null }> {
  const row = await db().item.findFirst({
    where: { id, userId: viewer.id, state: { not: "REMOVING" } },
    select: { accessToken: true, rotatingAt: true },
  });
  if (!row) throw missingItem();
  return { ...row, accessToken: openAccessToken(viewer, id, row.accessToken) };
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
