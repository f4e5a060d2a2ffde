import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { UnreadableToken } from "@/lib/crypto/sealed-token";
import { getOpenProcessorToken } from "@/lib/data/sealed-processor-tokens";
import { enqueue } from "@/lib/jobs/enqueue";
import { describeError, log } from "@/lib/log";
import { PlaidProblem } from "@/lib/plaid/problem";
import { Problem } from "@/lib/problem";

const ENDED = new Set(["ITEM_NOT_FOUND", "USER_PERMISSION_REVOKED", "INVALID_ACCOUNT_ID"]);

/** Whether Plaid says that what a token opens is not there any more. */
export const isOfEndedToken = (thrown: unknown): thrown is PlaidProblem =>
  thrown instanceof PlaidProblem && ENDED.has(thrown.errorCode);

/**
 * Runs a call with one of the viewer's processor tokens, which is opened for it only. Where Plaid says
 * that the token opens nothing any more, its Item is read again, which finds out why.
 *
 * @throws Problem `not_found`; `processor_token_revoked` once it has ended, also when it is Plaid that
 *   says so; `processor_token_unreadable` when the stored one does not open; `invalid_request` for Stripe's, which only Stripe can use; what `call` throws.
 */
export async function withProcessorToken<Answer>(
  viewer: Viewer,
  id: string,
  call: (token: string) => Promise<Answer>,
): Promise<Answer> {
  const { token, processor, itemId } = await open(viewer, id);
  if (processor === "stripe") {
    throw new Problem("invalid_request", "Only Stripe can use this token, and only once.");
  }
  try {
    return await call(token);
  } catch (thrown) {
    if (!isOfEndedToken(thrown)) throw thrown;
    if (itemId) await enqueue("item.read", { userId: viewer.id, itemId });
    throw new Problem(
      "processor_token_revoked",
      "Plaid says that this processor token opens nothing any more. Its bank is being looked at; if that link has ended, link the bank again and make a new token.",
      thrown.extensions,
    );
  }
}

async function open(viewer: Viewer, id: string) {
  return getOpenProcessorToken(viewer, id).catch((thrown: unknown) => {
    if (!(thrown instanceof UnreadableToken)) throw thrown;
    log().error({ tokenId: id, error: describeError(thrown) }, "processor token unreadable");
    throw new Problem(
      "processor_token_unreadable",
      "The stored token cannot be read any more. Make a new one; this one ends when its bank is disconnected.",
    );
  });
}
