import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { OpenAttempt } from "@/lib/contracts/link";
import { lookupHash } from "@/lib/crypto/lookup-hash";
import { open, type SealContext, seal, UnreadableToken } from "@/lib/crypto/sealed-token";
import { db } from "@/lib/db/client";
import type { ExchangeState, LinkVia } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { Problem, type ProblemCode } from "@/lib/problem";
import { isDuplicate } from "./database-problem";
import { newId } from "./new-id";

/** The claim on one public token, and what came of it. */
export type Claim = {
  id: string;
  userId: string;
  linkSessionId: string;
  state: ExchangeState;
  itemId: string | null;
  failureCode: string | null;
  failureDetail: string | null;
  /** The person has seen that it could not be finished, and wants to see it no more. */
  dismissedAt: Date | null;
  updatedAt: Date;
};

const columns = {
  id: true,
  userId: true,
  linkSessionId: true,
  state: true,
  itemId: true,
  failureCode: true,
  failureDetail: true,
  dismissedAt: true,
  updatedAt: true,
} as const;

const lookup = (publicToken: string) =>
  lookupHash(publicToken, "public-token", env().NEXTAUTH_SECRET);

const place = (userId: string, rowId: string): SealContext => ({
  table: "PublicTokenExchange",
  column: "publicToken",
  rowId,
  userId,
});

/**
 * The claim on a public token, whoever holds it, or null. The caller compares its owner: a token
 * that somebody else holds must be refused, not overlooked.
 */
export function systemFindClaim(publicToken: string): Promise<Claim | null> {
  return db().publicTokenExchange.findUnique({
    where: { lookup: lookup(publicToken) },
    select: columns,
  });
}

/**
 * Claims a public token. Of many attempts, at once or from several processes, one gets it; the
 * others get null. The token is kept, sealed, until there is nothing left to do with it, so that
 * another process can go on where this one dies.
 *
 * @param duplicateOf the Item that is there already: the claim then waits for the person to decide.
 */
export async function claimPublicToken(
  viewer: Viewer,
  linkSessionId: string,
  publicToken: string,
  about: { via: LinkVia; institutionName: string | null; duplicateOf?: DuplicateOf },
): Promise<Claim | null> {
  const { via, institutionName, duplicateOf } = about;
  const id = newId("publicTokenExchange");
  try {
    return await db().publicTokenExchange.create({
      data: {
        id,
        userId: viewer.id,
        linkSessionId,
        lookup: lookup(publicToken),
        publicToken: seal(publicToken, place(viewer.id, id), env().TOKEN_KEYS),
        via,
        institutionName,
        ...(duplicateOf && {
          state: "DUPLICATE",
          itemId: duplicateOf.itemId,
          failureCode: "duplicate_item" satisfies ProblemCode,
          failureDetail: duplicateOf.detail,
        }),
      },
      select: columns,
    });
  } catch (thrown) {
    if (isDuplicate(thrown)) return null;
    throw thrown;
  }
}

/** An Item that a public token seems to lead to once more, and the sentence that tells of it. */
export type DuplicateOf = { itemId: string; detail: string };

/**
 * Takes over a claim that was given up. Of many attempts one gets it; the others get null. Whoever
 * held it before can no longer fail it or give it back, but may still store what Plaid gave them.
 */
export async function takeOverClaim(viewer: Viewer, claim: Claim): Promise<Claim | null> {
  const [taken] = await db().publicTokenExchange.updateManyAndReturn({
    where: { id: claim.id, userId: viewer.id, state: claim.state, updatedAt: claim.updatedAt },
    data: { state: "RESERVED", itemId: null, failureCode: null, failureDetail: null },
    select: columns,
  });
  return taken ?? null;
}

/** Records that a claim led to no Item, and what every later caller is told. */
export async function failClaim(
  viewer: Viewer,
  claim: Claim,
  failure: { state: "REFUSED" | "UNCERTAIN"; code: ProblemCode; detail: string },
): Promise<void> {
  const { state, code, detail } = failure;
  await db().publicTokenExchange.updateMany({
    where: { id: claim.id, userId: viewer.id, state: "RESERVED", updatedAt: claim.updatedAt },
    data: {
      state,
      failureCode: code,
      failureDetail: detail,
      ...(state === "REFUSED" && { publicToken: null }),
    },
  });
}

/** Gives a claim back, when the token certainly was not spent. */
export async function releaseClaim(viewer: Viewer, claim: Claim): Promise<void> {
  await db().publicTokenExchange.deleteMany({
    where: { id: claim.id, userId: viewer.id, state: "RESERVED", updatedAt: claim.updatedAt },
  });
}

/**
 * One of the viewer's claims with its public token, which is null once nothing can be done with it.
 * Another user's is reported as missing.
 */
export async function getClaim(
  viewer: Viewer,
  id: string,
): Promise<{ claim: Claim; publicToken: string | null }> {
  const row = await db().publicTokenExchange.findFirst({
    where: { id, userId: viewer.id },
    select: { ...columns, publicToken: true },
  });
  if (!row) throw new Problem("not_found", "There is no such attempt to link a bank.");
  const { publicToken, ...claim } = row;
  return { claim, publicToken: openToken(claim, publicToken) };
}

/** A token that cannot be read is as good as gone. */
function openToken({ id, userId }: Claim, sealed: string | null): string | null {
  if (sealed === null) return null;
  try {
    return open(sealed, place(userId, id), env().TOKEN_KEYS);
  } catch (thrown) {
    if (thrown instanceof UnreadableToken) return null;
    throw thrown;
  }
}

/** Claims whose holder has not been heard of since a moment: it died, or Plaid keeps it waiting. */
export function systemListAbandonedClaims(
  since: Date,
  limit: number,
): Promise<{ id: string; userId: string }[]> {
  return db().publicTokenExchange.findMany({
    where: { state: "RESERVED", updatedAt: { lt: since } },
    orderBy: { updatedAt: "asc" },
    take: limit,
    select: { id: true, userId: true },
  });
}

/** Forgets the public tokens of attempts that nobody finished before they expired. */
export async function systemForgetPublicTokens(before: Date): Promise<void> {
  await db().publicTokenExchange.updateMany({
    where: {
      publicToken: { not: null },
      state: { in: ["UNCERTAIN", "DUPLICATE"] },
      createdAt: { lt: before },
    },
    data: { publicToken: null },
  });
}

/** The viewer's attempts that could not be finished, or wait for a decision, newest first. */
export async function listOpenAttempts(viewer: Viewer): Promise<OpenAttempt[]> {
  const rows = await db().publicTokenExchange.findMany({
    where: { userId: viewer.id, state: { in: ["UNCERTAIN", "DUPLICATE"] }, dismissedAt: null },
    orderBy: { createdAt: "desc" },
    take: 20,
    select: {
      id: true,
      state: true,
      institutionName: true,
      itemId: true,
      failureDetail: true,
      publicToken: true,
      createdAt: true,
    },
  });
  return rows.map(({ state, failureDetail, publicToken, createdAt, ...row }) => ({
    ...row,
    state: state === "DUPLICATE" ? "duplicate" : "uncertain",
    detail: failureDetail,
    canRetry: publicToken !== null,
    createdAt: createdAt.toISOString(),
  }));
}

/** Stops showing an attempt that came to nothing. */
export async function dismissAttempt(viewer: Viewer, id: string): Promise<void> {
  const { count } = await db().publicTokenExchange.updateMany({
    where: { id, userId: viewer.id, state: { in: ["UNCERTAIN", "DUPLICATE", "REFUSED"] } },
    data: { dismissedAt: new Date(), publicToken: null },
  });
  if (count === 0) throw new Problem("not_found", "There is no such attempt to link a bank.");
}
