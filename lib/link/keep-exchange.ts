import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Viewer } from "@/lib/auth/viewer";
import { databaseProblem, isDuplicate } from "@/lib/data/database-problem";
import { type ExchangedItem, saveExchangedItems } from "@/lib/data/exchanged-items";
import { type Claim, failClaim } from "@/lib/data/public-token-exchanges";
import type { LinkVia } from "@/lib/db/generated/client";
import { enqueueAll } from "@/lib/jobs/enqueue-all";
import { describeError, log } from "@/lib/log";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { Problem } from "@/lib/problem";
import { sessionMismatch } from "./check-binding";

/**
 * How long to wait for a database that is away, which covers a restart and its recovery. With the
 * exchange before it, it is over within the minute after which a claim is taken for abandoned.
 */
const PAUSES_MS = [200, 500, 1_000, 2_000, 4_000, 4_000, 4_000];

const UNDONE = {
  code: "link_undone",
  detail: "The bank could not be stored and was disconnected again. Link it once more.",
} as const;

/**
 * Stores the Items of an exchange before anything else is done with them, waiting out a database
 * that is away. A job that reads their accounts stands or falls with them.
 *
 * @returns our ids of the Items, or null when somebody else has finished with the claim by now.
 * @throws Problem `database_unavailable` when it stays away: the claim is taken up again later.
 *   `link_undone` when it will not take them, which are then removed at Plaid, so that no bank
 *   link stays behind that nobody can use. `session_mismatch` for an Item of another user, which is
 *   left alone.
 */
export async function keepExchange(
  viewer: Viewer,
  claim: Claim,
  exchanged: ExchangedItem[],
  via: LinkVia,
): Promise<string[] | null> {
  for (const pauseMs of [...PAUSES_MS, null]) {
    try {
      const saved = await saveExchangedItems(viewer, claim, exchanged, via, async (tx, itemIds) => {
        const items = itemIds.map((itemId) => ({ userId: viewer.id, itemId }));
        await enqueueAll("item.read", items, { tx });
      });
      if (saved.kind === "saved") return saved.itemIds;
      if (saved.kind === "claim_lost") return null;
      const { code, message } = sessionMismatch();
      await failClaim(viewer, claim, { state: "REFUSED", code, detail: message });
      throw sessionMismatch();
    } catch (thrown) {
      if (thrown instanceof Problem) throw thrown;
      if (isDuplicate(thrown)) continue; // Stored by somebody else this instant; found next time.
      const away = databaseProblem(thrown);
      log().error({ claim: claim.id, error: describeError(thrown) }, "exchanged Items not stored");
      if (!away) return undo(viewer, claim, exchanged);
      if (pauseMs === null) throw away;
      await sleep(pauseMs);
    }
  }
  return null;
}

async function undo(viewer: Viewer, claim: Claim, exchanged: ExchangedItem[]): Promise<never> {
  const context = {
    userId: viewer.id,
    linkSessionId: claim.linkSessionId,
    by: "lib/link/keep-exchange.ts#undo",
  } as const;
  try {
    for (const { accessToken: access_token } of exchanged) {
      await plaidCall(context, (client, options) => client.itemRemove({ access_token }, options), {
        attempts: 3,
      });
    }
  } catch (thrown) {
    const { code, detail } = UNDONE;
    await failClaim(viewer, claim, { state: "UNCERTAIN", code, detail });
    throw thrown;
  }
  await failClaim(viewer, claim, { state: "REFUSED", ...UNDONE });
  throw new Problem(UNDONE.code, UNDONE.detail);
}
