import "server-only";
import {
  systemForgetPublicTokens,
  systemListAbandonedClaims,
} from "@/lib/data/public-token-exchanges";
import { describeError, log } from "@/lib/log";
import { PUBLIC_TOKEN_LIFETIME_MS } from "./check-binding";
import { ABANDONED_AFTER_MS } from "./complete-token";
import { retryExchange } from "./retry-exchange";

const MOST_AT_ONCE = 100;

/**
 * Finishes the exchanges that dead processes left behind: each becomes a stored Item, or is marked
 * as one that could not be finished, which its owner sees. Any number of processes may do this at
 * once. Public tokens that have expired are forgotten.
 */
export async function recoverExchanges(): Promise<void> {
  const abandoned = await systemListAbandonedClaims(
    new Date(Date.now() - ABANDONED_AFTER_MS),
    MOST_AT_ONCE,
  );
  for (const { id, userId } of abandoned) {
    try {
      await retryExchange({ id: userId }, id, { via: "RECOVERY" });
      log().info({ claim: id }, "abandoned exchange finished");
    } catch (thrown) {
      // The claim has it, for its owner to see; what passes by itself is tried again next time.
      log().warn({ claim: id, error: describeError(thrown) }, "abandoned exchange not finished");
    }
  }
  await systemForgetPublicTokens(new Date(Date.now() - PUBLIC_TOKEN_LIFETIME_MS));
}
