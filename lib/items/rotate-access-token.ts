import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Viewer } from "@/lib/auth/viewer";
import { getItem } from "@/lib/data/items";
import { endTokenRotation, saveRotatedToken, startTokenRotation } from "@/lib/data/token-rotations";
import { describeError, log } from "@/lib/log";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { PlaidUnreachable } from "@/lib/plaid/problem";
import { Problem } from "@/lib/problem";
import { ROTATION_LASTS_MS, withStoredToken } from "./access-token";

/** How long to wait for a database that is away, which covers a restart. */
const PAUSES_MS = [200, 500, 1_000, 2_000, 4_000];

/**
 * Has Plaid replace the access token of one of the viewer's Items, as after a leak. The new one is
 * sealed and stored before anything else happens; the old one is dead at Plaid by then, and is only
 * now overwritten here. Who reads the Item meanwhile is made to wait and gets the new one.
 *
 * Plaid tells the new token once. A process that dies between its answer and the write loses it: at
 * the next call Plaid refuses the old one with `INVALID_ACCESS_TOKEN`, and the Item's page and card say
 * that the link has ended and has to be made anew. That window is one statement long.
 *
 * @throws Problem `in_progress` while another rotation is under way, `not_found`, or Plaid's refusal:
 *   the old token is good then.
 */
export async function rotateAccessToken(viewer: Viewer, itemId: string): Promise<void> {
  const brokenOffBefore = new Date(Date.now() - ROTATION_LASTS_MS);
  if (!(await startTokenRotation(viewer, itemId, { brokenOffBefore }))) {
    await getItem(viewer, itemId); // Or else it is missing.
    throw new Problem("in_progress", "The access token is being replaced already.", {
      retryAfterSeconds: 5,
    });
  }
  const newToken = await replaceAtPlaid(viewer, itemId);
  for (const pauseMs of [...PAUSES_MS, null]) {
    try {
      return await saveRotatedToken(viewer, itemId, newToken);
    } catch (thrown) {
      log().error({ itemId, error: describeError(thrown) }, "rotated access token not stored");
      if (pauseMs === null) throw thrown;
      await sleep(pauseMs);
    }
  }
}

async function replaceAtPlaid(viewer: Viewer, itemId: string): Promise<string> {
  try {
    return await withStoredToken(viewer, itemId, async (access_token) => {
      const { new_access_token } = await plaidCall(
        { userId: viewer.id, itemId, by: "lib/items/rotate-access-token.ts#rotateAccessToken" },
        (client, options) => client.itemAccessTokenInvalidate({ access_token }, options),
      );
      return new_access_token;
    });
  } catch (thrown) {
    const isOpen = thrown instanceof PlaidUnreachable && thrown.sent;
    if (isOpen) throw unconfirmed(thrown);
    await endTokenRotation(viewer, itemId);
    throw thrown;
  }
}

/** Without an answer the old token may be dead. For a minute nobody takes its refusal for the Item's end. */
const unconfirmed = ({ code, extensions }: PlaidUnreachable) =>
  new Problem(
    code,
    "Plaid did not confirm the new access token. Refresh in a minute: if the old one is dead by then, the bank has to be linked again.",
    extensions,
  );
