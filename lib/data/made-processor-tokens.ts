import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Processor } from "@/lib/contracts/processors";
import { db } from "@/lib/db/client";
import { missingAccount } from "./accounts-to-hand-off";
import { recordAudit } from "./audit-events";
import { notWithdrawn } from "./item-facts";
import { lockItem } from "./lock-item";
import { type ClaimedRequest, settleTokenRequest } from "./processor-token-requests";
import { sealProcessorToken } from "./sealed-processor-tokens";

/** A processor token that Plaid has just made. */
export type MadeToken = {
  id: string;
  itemId: string;
  accountId: string;
  processor: Processor;
  token: string;
};

/**
 * Stores a processor token, sealed, and that it is what came of that press. Of an Item
 * that was disconnected or withdrawn meanwhile none is stored: it dies at Plaid with its Item.
 *
 * @throws Problem `not_found` then.
 */
export async function saveProcessorToken(
  viewer: Viewer,
  { token, ...made }: MadeToken,
  claimed: ClaimedRequest,
): Promise<void> {
  await db().$transaction(async (tx) => {
    await lockItem(viewer, tx, made.itemId);
    const account = await tx.account.findFirst({
      where: {
        id: made.accountId,
        itemId: made.itemId,
        userId: viewer.id,
        closedAt: null,
        item: { state: { not: "REMOVING" }, ...notWithdrawn },
      },
      select: { id: true },
    });
    if (!account) throw missingAccount();
    await tx.processorToken.create({
      data: {
        ...made,
        userId: viewer.id,
        token: sealProcessorToken(viewer, made.id, token),
        lastFour: token.slice(-4),
      },
    });
    await settleTokenRequest(viewer, tx, claimed, made.id);
    await recordAudit(viewer, { action: "processor-token.create", targets: [made.id] }, tx);
  });
}
