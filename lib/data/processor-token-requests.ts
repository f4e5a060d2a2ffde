import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Processor } from "@/lib/contracts/processors";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { Problem } from "@/lib/problem";

/** A press on "Create", as its sender names it. */
export type TokenRequest = { key: string; accountId: string; processor: Processor };

/**
 * What is to be done about a press. `mine`: the caller may go and make the token, and has to settle or
 * release the press. `busy`: somebody is at it. `done`: it has led to that token. `other`: the key was
 * used for another account or partner.
 */
export type TokenClaim =
  | { kind: "mine"; at: Date }
  | { kind: "busy" }
  | { kind: "done"; tokenId: string }
  | { kind: "other" };

/** What has become of a press so far; null for one that is new, or came to nothing. */
export async function findTokenRequest(
  viewer: Viewer,
  { key, accountId, processor }: TokenRequest,
): Promise<Exclude<TokenClaim, { kind: "mine" }> | null> {
  const row = await db().processorTokenRequest.findUnique({
    where: { userId_key: { userId: viewer.id, key } },
  });
  if (!row) return null;
  if (row.accountId !== accountId || row.processor !== processor) return { kind: "other" };
  const { processorTokenId: tokenId } = row;
  return tokenId ? { kind: "done", tokenId } : { kind: "busy" };
}

/** Takes on a press, unless somebody has. A claim older than `leaseMs` was left by a process that died. */
export async function claimTokenRequest(
  viewer: Viewer,
  request: TokenRequest,
  leaseMs: number,
): Promise<TokenClaim> {
  const { key, accountId, processor } = request;
  const now = new Date();
  const staleBefore = new Date(now.getTime() - leaseMs);
  const claimed = await db().$queryRaw<object[]>`
    INSERT INTO "ProcessorTokenRequest" AS r ("userId", "key", "accountId", "processor", "claimedAt")
    VALUES (${viewer.id}, ${key}, ${accountId}, ${processor}, ${now})
    ON CONFLICT ("userId", "key") DO UPDATE SET "claimedAt" = excluded."claimedAt"
      WHERE r."processorTokenId" IS NULL AND r."claimedAt" < ${staleBefore}
        AND r."accountId" = excluded."accountId" AND r."processor" = excluded."processor"
    RETURNING 1`;
  if (claimed.length > 0) return { kind: "mine", at: now };
  // One that is gone was given back just now: the next look takes it on.
  return (await findTokenRequest(viewer, request)) ?? { kind: "busy" };
}

/** A press that the caller has taken on, and since when. */
export type ClaimedRequest = { key: string; claimedAt: Date };

/**
 * Notes which token a press has led to, in the transaction that stores it.
 *
 * @throws Problem `in_progress` where somebody else has taken it on meanwhile.
 */
export async function settleTokenRequest(
  viewer: Viewer,
  tx: Prisma.TransactionClient,
  claimed: ClaimedRequest,
  processorTokenId: string,
): Promise<void> {
  const { count } = await tx.processorTokenRequest.updateMany({
    where: { ...claimed, userId: viewer.id, processorTokenId: null },
    data: { processorTokenId },
  });
  if (count === 0) throw new Problem("in_progress", "The token is being made by another request.");
}

/** Gives a press back that came to nothing, so that the same one may be tried again. */
export async function releaseTokenRequest(viewer: Viewer, claimed: ClaimedRequest): Promise<void> {
  await db().processorTokenRequest.deleteMany({
    where: { ...claimed, userId: viewer.id, processorTokenId: null },
  });
}

/** Forgets presses from before a time: nobody sends them again. */
export async function systemForgetTokenRequests(before: Date): Promise<void> {
  await db().processorTokenRequest.deleteMany({ where: { createdAt: { lt: before } } });
}
