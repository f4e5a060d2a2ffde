import "server-only";
import { lookupHash } from "@/lib/crypto/lookup-hash";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";

/** What a webhook is about, and whose it is. */
export type Subject = { id: string; userId: string };

/** The Item that Plaid means by one of its ids, whoever it belongs to, or null. */
export function systemFindItemOfPlaid(plaidItemId: string): Promise<Subject | null> {
  return db().item.findUnique({ where: { plaidItemId }, select: { id: true, userId: true } });
}

/**
 * The Item that has the account Plaid means by one of its ids, whoever it belongs to, with Plaid's
 * id of it. Null where there is none, or more than one.
 */
export async function systemFindItemOfPlaidAccount(
  plaidAccountId: string,
): Promise<(Subject & { plaidItemId: string }) | null> {
  const rows = await db().account.findMany({
    where: { plaidAccountId },
    select: { item: { select: { id: true, userId: true, plaidItemId: true } } },
    take: 2,
  });
  return rows.length === 1 && rows[0] ? rows[0].item : null;
}

/** The session that a link token belongs to, whoever has it, or null. */
export function systemFindSessionOfLinkToken(linkToken: string): Promise<Subject | null> {
  const linkTokenLookup = lookupHash(linkToken, "link-token", env().NEXTAUTH_SECRET);
  return db().linkSession.findUnique({
    where: { linkTokenLookup },
    select: { id: true, userId: true },
  });
}
