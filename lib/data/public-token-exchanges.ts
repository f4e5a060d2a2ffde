import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { lookupHash } from "@/lib/crypto/lookup-hash";
import { db } from "@/lib/db/client";
import type { ExchangeState } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import type { ProblemCode } from "@/lib/problem";
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
  updatedAt: true,
} as const;

const lookup = (publicToken: string) =>
  lookupHash(publicToken, "public-token", env().NEXTAUTH_SECRET);

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

/** Claims a public token. Of many attempts, at once or from several processes, one gets it; the others get null. */
export async function claimPublicToken(
  viewer: Viewer,
  linkSessionId: string,
  publicToken: string,
): Promise<Claim | null> {
  try {
    return await db().publicTokenExchange.create({
      data: {
        id: newId("publicTokenExchange"),
        userId: viewer.id,
        linkSessionId,
        lookup: lookup(publicToken),
      },
      select: columns,
    });
  } catch (thrown) {
    if (isDuplicate(thrown)) return null;
    throw thrown;
  }
}

/**
 * Takes over a claim that was given up. Of many attempts one gets it; the others get null, and so
 * does from now on whoever held it before.
 */
export async function takeOverClaim(viewer: Viewer, claim: Claim): Promise<Claim | null> {
  const [taken] = await db().publicTokenExchange.updateManyAndReturn({
    where: { id: claim.id, userId: viewer.id, state: claim.state, updatedAt: claim.updatedAt },
    data: { state: "RESERVED", failureCode: null, failureDetail: null },
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
  await db().publicTokenExchange.updateMany({
    where: { id: claim.id, userId: viewer.id, state: "RESERVED", updatedAt: claim.updatedAt },
    data: { state: failure.state, failureCode: failure.code, failureDetail: failure.detail },
  });
}

/** Gives a claim back, when the token certainly was not spent. */
export async function releaseClaim(viewer: Viewer, claim: Claim): Promise<void> {
  await db().publicTokenExchange.deleteMany({
    where: { id: claim.id, userId: viewer.id, state: "RESERVED", updatedAt: claim.updatedAt },
  });
}
