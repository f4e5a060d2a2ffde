import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Viewer } from "@/lib/auth/viewer";
import { getLinkSession, type LinkSession } from "@/lib/data/link-sessions";
import {
  type Claim,
  claimPublicToken,
  failClaim,
  releaseClaim,
  systemFindClaim,
  takeOverClaim,
} from "@/lib/data/public-token-exchanges";
import { env } from "@/lib/env";
import { isProblemCode, Problem } from "@/lib/problem";
import { checkBinding, sessionMismatch } from "./check-binding";
import { exchangePublicToken } from "./exchange-public-token";
import { keepExchange } from "./keep-exchange";

/**
 * A claim older than this was most likely left behind by a process that died. If not, its holder
 * finds out when it wants to store, and writes nothing.
 */
const ABANDONED_AFTER_MS = 60_000;
const WAIT_MS = 12_000;
const POLL_MS = 100;

const UNCERTAIN = {
  code: "link_uncertain",
  detail:
    "Plaid did not confirm that the bank was linked. Try again; if that fails, link the bank once more.",
} as const;

/**
 * Turns the public tokens of one of the viewer's Link sessions into stored Items, and answers
 * their ids in the same order.
 *
 * Whoever presents a token, in whatever order, at once or again, from one process or several: there
 * is one exchange and one Item, and everyone is told the same. When this returns, the access
 * tokens are stored.
 *
 * @throws Problem `not_found`, `session_mismatch`, `link_session_expired`, `invalid_public_token`,
 *   `link_uncertain`, `in_progress`, or what Plaid's absence gives; nothing is half-written then.
 */
export async function completeSession(
  viewer: Viewer,
  linkSessionId: string,
  publicTokens: string[],
): Promise<string[]> {
  const session = await getLinkSession(viewer, linkSessionId);
  const ours = `public-${env().PLAID_ENV}-`;
  if (!publicTokens.every((publicToken) => publicToken.startsWith(ours))) {
    throw new Problem(
      "invalid_public_token",
      `This public token is not of Plaid's ${env().PLAID_ENV} environment. Start again.`,
    );
  }
  const itemIds: string[] = [];
  for (const publicToken of new Set(publicTokens)) {
    itemIds.push(await completeOne(viewer, session, publicToken));
  }
  return itemIds;
}

async function completeOne(viewer: Viewer, session: LinkSession, publicToken: string) {
  const known = await systemFindClaim(publicToken);
  if (known) return settle(viewer, session, publicToken, known);

  await checkBinding(viewer, session, publicToken);
  const claim = await claimPublicToken(viewer, session.id, publicToken);
  if (claim) return exchange(viewer, session, claim, publicToken, { resumed: false });

  const winner = await systemFindClaim(publicToken);
  if (winner) return settle(viewer, session, publicToken, winner);
  throw stillRunning(); // The winner gave its claim back this instant.
}

/** Gives a later caller what the holder of the claim got, waiting for it while it is under way. */
async function settle(
  viewer: Viewer,
  session: LinkSession,
  publicToken: string,
  claim: Claim,
): Promise<string> {
  if (claim.userId !== viewer.id || claim.linkSessionId !== session.id) throw sessionMismatch();
  const deadline = Date.now() + WAIT_MS;
  for (let current: Claim | null = claim; current; current = await systemFindClaim(publicToken)) {
    if (current.state === "EXCHANGED" && current.itemId) return current.itemId;
    if (current.state === "REFUSED") throw failureOf(current);
    const abandoned = Date.now() - current.updatedAt.getTime() > ABANDONED_AFTER_MS;
    if (current.state === "UNCERTAIN" || abandoned) {
      const taken = await takeOverClaim(viewer, current);
      if (taken) return exchange(viewer, session, taken, publicToken, { resumed: true });
    }
    if (Date.now() > deadline) break;
    await sleep(POLL_MS);
  }
  throw stillRunning();
}

async function exchange(
  viewer: Viewer,
  session: LinkSession,
  claim: Claim,
  publicToken: string,
  { resumed }: { resumed: boolean },
): Promise<string> {
  const outcome = await exchangePublicToken(viewer, session.id, publicToken, { resumed });
  switch (outcome.kind) {
    case "exchanged": {
      const kept = await keepExchange(viewer, claim, outcome);
      return kept ?? settle(viewer, session, publicToken, claim);
    }
    case "refused": {
      const { code, message, extensions } = outcome.problem;
      await failClaim(viewer, claim, { state: "REFUSED", code, detail: message });
      throw new Problem(code, message, extensions);
    }
    case "unspent":
      await releaseClaim(viewer, claim);
      throw outcome.problem;
    case "uncertain":
      await failClaim(viewer, claim, { state: "UNCERTAIN", ...UNCERTAIN });
      throw new Problem(UNCERTAIN.code, UNCERTAIN.detail);
  }
}

function failureOf({ failureCode, failureDetail }: Claim): Problem {
  const code = isProblemCode(failureCode) ? failureCode : "plaid_refused";
  return new Problem(code, failureDetail ?? "This public token was refused. Start again.");
}

const stillRunning = () =>
  new Problem("in_progress", "This bank is still being linked. Try again in a moment.", {
    retryAfterSeconds: 2,
  });
