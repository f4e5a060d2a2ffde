import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Viewer } from "@/lib/auth/viewer";
import type { Processor, ProcessorTokenView, WhyNot } from "@/lib/contracts/processors";
import { type AccountToHandOff, getAccountToHandOff } from "@/lib/data/accounts-to-hand-off";
import { saveProcessorToken } from "@/lib/data/made-processor-tokens";
import { newId } from "@/lib/data/new-id";
import {
  claimTokenRequest,
  findTokenRequest,
  releaseTokenRequest,
  type TokenClaim,
  type TokenRequest,
} from "@/lib/data/processor-token-requests";
import { getProcessorToken } from "@/lib/data/processor-tokens";
import { Problem } from "@/lib/problem";
import { askForToken } from "./ask-for-token";
import { whyNot } from "./why-not";

/** Longer than the calls to Plaid, made twice while a token is rotated, and a write can take. Older claims were left by a process that died. */
export const LEASE_MS = 90_000;
const WAIT_MS = 15_000;
const LOOK_EVERY_MS = 100;

/**
 * Makes a processor token for one of the viewer's accounts and stores it, once for each press: the
 * same `key` again, at the same time or later, answers the token that it has led to.
 *
 * @throws Problem `not_found` for an account that is not the viewer's; `account_unavailable` for one
 *   that cannot be handed off; `relink_required` when its bank wants its owner first;
 *   `processor_not_enabled`; `idempotency_key_reused` for a key that named another press; `in_progress`.
 *   The press may be sent again after each of them.
 */
export async function createToken(
  viewer: Viewer,
  request: TokenRequest,
): Promise<{ token: ProcessorTokenView; isNew: boolean }> {
  const earlier = await findTokenRequest(viewer, request);
  if (earlier?.kind === "done") return madeBefore(viewer, earlier.tokenId);
  // Looked up before the press is noted: what is not the viewer's to hand off leaves no trace.
  const account = await getAccountToHandOff(viewer, request.accountId);
  const claimed = await claim(viewer, request);
  if (claimed.kind === "done") return madeBefore(viewer, claimed.tokenId);
  try {
    requireReady(account, request.processor);
    const id = newId("processorToken");
    const token = await askForToken(viewer, id, account, request.processor);
    const { accountId, processor } = request;
    const made = { id, itemId: account.item.id, accountId, processor, token };
    await saveProcessorToken(viewer, made, { key: request.key, claimedAt: claimed.at });
    return { token: await getProcessorToken(viewer, id), isNew: true };
  } catch (thrown) {
    // What cannot be given back now is free when its lease is over.
    await releaseTokenRequest(viewer, { key: request.key, claimedAt: claimed.at }).catch(() => {});
    throw thrown;
  }
}

const madeBefore = async (viewer: Viewer, id: string) => ({
  token: await getProcessorToken(viewer, id),
  isNew: false,
});

/** Takes the press on, or answers what it has led to, once nobody is at it. */
async function claim(
  viewer: Viewer,
  request: TokenRequest,
): Promise<Extract<TokenClaim, { kind: "mine" | "done" }>> {
  for (const deadline = Date.now() + WAIT_MS; ; await sleep(LOOK_EVERY_MS)) {
    const found = await claimTokenRequest(viewer, request, LEASE_MS);
    if (found.kind === "mine" || found.kind === "done") return found;
    if (found.kind === "other") {
      throw new Problem(
        "idempotency_key_reused",
        "This Idempotency-Key came with another account or partner before.",
      );
    }
    if (Date.now() > deadline) {
      throw new Problem("in_progress", "The token is being made already. Look again in a moment.", {
        retryAfterSeconds: 5,
      });
    }
  }
}

const WORDS = {
  type: "Only accounts that hold cash, such as checking and savings, can be handed off.",
  reading: "The bank was linked just now and is still being read. Try again in a moment.",
  repair: "The bank wants you to sign in again first. Repair it, then hand the account off.",
  gone: "The link to this bank has ended. Link the bank again, then hand the account off.",
} as const satisfies Record<WhyNot, string>;

function requireReady(account: AccountToHandOff, processor: Processor): void {
  const reason = whyNot(account, account.item);
  if (reason === "repair" || reason === "gone") throw new Problem("relink_required", WORDS[reason]);
  if (reason) throw new Problem("account_unavailable", WORDS[reason]);
  if (processor === "stripe" && !["checking", "savings"].includes(account.subtype ?? "")) {
    throw new Problem(
      "account_unavailable",
      "Stripe takes checking and savings accounts only. Choose another one.",
    );
  }
}
