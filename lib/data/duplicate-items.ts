import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import type { ToldAccount } from "./exchanged-items";

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
