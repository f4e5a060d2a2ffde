import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Viewer } from "@/lib/auth/viewer";
import type { LinkedBank } from "@/lib/contracts/link";
import { findDuplicateItem } from "@/lib/data/duplicate-items";
import { listItemsOfSession } from "@/lib/data/items";
import type { LinkSession } from "@/lib/data/link-sessions";
import { lower } from "@/lib/data/lower";
import {
  type Claim,
  claimPublicToken,
  systemFindClaim,
  takeOverClaim,
} from "@/lib/data/public-token-exchanges";
import { isProblemCode, Problem, toProblem } from "@/lib/problem";
import { checkBinding, sessionMismatch } from "./check-binding";
import type { Completion } from "./complete-session";
import { noteStep } from "./note-step";
import { spendPublicToken } from "./spend-public-token";

/**
 * A claim older than this was most likely left behind by a process that died. If not, its holder
 * still stores what it gets, unless somebody else has stored it by then.
 */
export const ABANDONED_AFTER_MS = 60_000;
const WAIT_MS = 12_000;
const POLL_MS = 100;

type Caller = Omit<Completion, "publicTokens"> & {
  /** What Plaid says of the bank, where the caller knows already that the token is of this session. */
  told?: LinkedBank;
  /**
   * Tries again at once what could not be finished before, as for a person who asks for it. Others
   * leave it alone for a minute, and for good once the person has dismissed it.
   */
  insists?: boolean;
};

/** What a caller got, and whether it was the one that did the exchange. */
type Completed = { itemIds: string[]; claimId: string; outcome: "won" | "late" };

/** Turns one public token into its Item, or tells a later caller what became of it. The heart of {@link completeSession}. */
export async function completeToken(
  viewer: Viewer,
  session: LinkSession,
  publicToken: string,
  caller: Caller,
): Promise<string[]> {
  const via = lower(caller.via);
  const step = { name: "Result of Link brought", at: new Date(), by: SOURCE } as const;
  try {
    const { itemIds, claimId, outcome } = await complete(viewer, session, publicToken, caller);
    const key = `completion ${via} ${claimId}`;
    noteStep(viewer, session.id, { ...step, key, race: { via, outcome } });
    return itemIds;
  } catch (thrown) {
    const { code } = toProblem(thrown);
    const key = `completion ${via} ${code}`;
    noteStep(viewer, session.id, { ...step, key, race: { via, outcome: "failed" }, code });
    throw thrown;
  }
}

const SOURCE = "lib/link/complete-token.ts#completeToken";

async function complete(
  viewer: Viewer,
  session: LinkSession,
  publicToken: string,
  caller: Caller,
): Promise<Completed> {
  const known = await systemFindClaim(publicToken);
  if (known) return settle(viewer, session, publicToken, known, caller);

  const told = caller.told ?? (await checkBinding(viewer, session, publicToken));
  const bank = told ?? caller.bank;
  const duplicateOf = caller.allowDuplicate ? undefined : await duplicateOfBank(viewer, bank);
  const institutionName = bank?.institutionName ?? null;
  const about = { via: caller.via, institutionName, ...(duplicateOf && { duplicateOf }) };
  const claim = await claimPublicToken(viewer, session.id, publicToken, about);
  if (claim?.state === "DUPLICATE") throw failureOf(claim);
  if (claim) {
    const spending = { via: caller.via, bank, resumed: false, isFresh: true };
    const itemIds = await spendPublicToken(viewer, session, claim, publicToken, spending);
    if (itemIds) return { itemIds, claimId: claim.id, outcome: "won" };
    return settle(viewer, session, publicToken, claim, caller);
  }
  const winner = await systemFindClaim(publicToken);
  if (winner) return settle(viewer, session, publicToken, winner, caller);
  throw stillRunning(); // The winner gave its claim back this instant.
}

/** A bank that is linked already, with the sentence that asks what to do about it. */
async function duplicateOfBank(viewer: Viewer, bank: LinkedBank | undefined) {
  if (!bank?.institutionId) return undefined;
  const existing = await findDuplicateItem(viewer, bank.institutionId, bank.accounts);
  if (!existing) return undefined;
  const name = existing.institutionName ?? bank.institutionName ?? "This bank";
  const detail = `${name} is linked already, with one of these accounts. Repair the link you have, or link it once more.`;
  return { itemId: existing.id, detail };
}

/** Gives a later caller what the holder of the claim got, waiting for it while it is under way. */
async function settle(
  viewer: Viewer,
  session: LinkSession,
  publicToken: string,
  claim: Claim,
  caller: Caller,
): Promise<Completed> {
  if (claim.userId !== viewer.id || claim.linkSessionId !== session.id) throw sessionMismatch();
  const deadline = Date.now() + WAIT_MS;
  for (let current: Claim | null = claim; current; current = await systemFindClaim(publicToken)) {
    if (current.state === "EXCHANGED") {
      const itemIds = await itemsOf(viewer, session, current);
      return { itemIds, claimId: claim.id, outcome: "late" };
    }
    if (current.state === "REFUSED") throw failureOf(current);
    if (current.state === "DUPLICATE" && !caller.allowDuplicate) throw failureOf(current);
    const abandoned = Date.now() - current.updatedAt.getTime() > ABANDONED_AFTER_MS;
    if (current.state === "UNCERTAIN" && !caller.insists) {
      if (!abandoned || current.dismissedAt) throw failureOf(current);
    }
    if (current.state !== "RESERVED" || abandoned) {
      const taken = await takeOverClaim(viewer, current);
      const { via, told, bank = told } = caller;
      const resumed = current.state !== "DUPLICATE";
      const spending = { via, bank, resumed, isFresh: false };
      const spent =
        taken && (await spendPublicToken(viewer, session, taken, publicToken, spending));
      if (spent) return { itemIds: spent, claimId: claim.id, outcome: "won" };
    }
    if (Date.now() > deadline) break;
    await sleep(POLL_MS);
  }
  throw stillRunning();
}

/** One public token is one Item, but for Layer, whose token is good for all of a person's. */
async function itemsOf(viewer: Viewer, session: LinkSession, claim: Claim): Promise<string[]> {
  if (session.mode !== "LAYER") return claim.itemId ? [claim.itemId] : [];
  return (await listItemsOfSession(viewer, session.id)).map(({ id }) => id);
}

function failureOf({ id, itemId, failureCode, failureDetail }: Claim): Problem {
  const code = isProblemCode(failureCode) ? failureCode : "plaid_refused";
  const detail = failureDetail ?? "This public token was refused. Start again.";
  const isDuplicate = code === "duplicate_item" && itemId !== null;
  return new Problem(code, detail, isDuplicate ? { duplicate: { exchangeId: id, itemId } } : {});
}

const stillRunning = () =>
  new Problem("in_progress", "This bank is still being linked. Try again in a moment.", {
    retryAfterSeconds: 2,
  });
