import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { saveExchangedItem } from "@/lib/data/items";
import { getLinkSession, type LinkSession } from "@/lib/data/link-sessions";
import {
  type Claim,
  claimPublicToken,
  failClaim,
  releaseClaim,
  systemFindClaim,
  takeOverClaim,
} from "@/lib/data/public-token-exchanges";
import { describeError, log } from "@/lib/log";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { isProblemCode, Problem } from "@/lib/problem";
import { checkBinding } from "./check-binding";
import { exchangePublicToken } from "./exchange-public-token";

/** Longer than any exchange takes. A claim older than this was left behind by a process that died. */
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
  if (claim) return exchange(viewer, claim, publicToken, { resumed: false });

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
  if (claim.userId !== viewer.id || claim.linkSessionId !== session.id) {
    throw new Problem(
      "session_mismatch",
      "This public token does not belong to this Link session. Start again.",
    );
  }
  const deadline = Date.now() + WAIT_MS;
  for (let current: Claim | null = claim; current; current = await systemFindClaim(publicToken)) {
    if (current.state === "EXCHANGED" && current.itemId) return current.itemId;
    if (current.state === "REFUSED") throw failureOf(current);
    const abandoned = Date.now() - current.updatedAt.getTime() > ABANDONED_AFTER_MS;
    if (current.state === "UNCERTAIN" || abandoned) {
      if (await takeOverClaim(viewer, current)) {
        return exchange(viewer, current, publicToken, { resumed: true });
      }
    }
    if (Date.now() > deadline) break;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw stillRunning();
}

async function exchange(
  viewer: Viewer,
  claim: Claim,
  publicToken: string,
  { resumed }: { resumed: boolean },
): Promise<string> {
  const outcome = await exchangePublicToken(viewer, claim.linkSessionId, publicToken, { resumed });
  switch (outcome.kind) {
    case "exchanged":
      return keep(viewer, claim, outcome);
    case "refused": {
      const { code, message, extensions } = outcome.problem;
      await failClaim(viewer, claim, { state: "REFUSED", code, detail: message });
      throw new Problem(code, message, extensions);
    }
    case "not_sent":
      await releaseClaim(viewer, claim);
      throw outcome.problem;
    case "uncertain":
      await failClaim(viewer, claim, { state: "UNCERTAIN", ...UNCERTAIN });
      throw new Problem(UNCERTAIN.code, UNCERTAIN.detail);
  }
}

/**
 * Stores the Item before anything else is done with it. If the database will not take it, the Item
 * is removed at Plaid again, so that no bank link stays behind that nobody can use or end.
 */
async function keep(
  viewer: Viewer,
  claim: Claim,
  exchanged: { plaidItemId: string; accessToken: string },
): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await saveExchangedItem(viewer, claim, exchanged);
    } catch (thrown) {
      if (attempt < 3) continue;
      log().error({ claim: claim.id, error: describeError(thrown) }, "exchanged Item not stored");
      await plaidCall(
        { userId: viewer.id, linkSessionId: claim.linkSessionId },
        (client, options) => client.itemRemove({ access_token: exchanged.accessToken }, options),
        { attempts: 3 },
      );
      const failure = {
        code: "database_unavailable",
        detail: "The bank could not be stored and was disconnected again. Link it once more.",
      } as const;
      await failClaim(viewer, claim, { state: "REFUSED", ...failure }).catch(() => {});
      throw new Problem(failure.code, failure.detail);
    }
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
