import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { UnreadableToken } from "@/lib/crypto/sealed-token";
import { getAccessToken } from "@/lib/data/access-tokens";
import { saveItemFacts } from "@/lib/data/item-facts";
import { describeError, log } from "@/lib/log";
import { Problem } from "@/lib/problem";

/**
 * Runs one call to Plaid with the access token of one of the viewer's Items. The token is opened
 * for that call only.
 *
 * @throws Problem `not_found`, or `relink_required` when the stored token cannot be opened.
 */
export async function withAccessToken<Answer>(
  viewer: Viewer,
  itemId: string,
  call: (accessToken: string) => Promise<Answer>,
): Promise<Answer> {
  const accessToken = await getAccessToken(viewer, itemId).catch(async (thrown: unknown) => {
    if (!(thrown instanceof UnreadableToken)) throw thrown;
    log().error({ itemId, error: describeError(thrown) }, "access token unreadable");
    const message = "The stored access to this bank cannot be read. Link the bank again.";
    await saveItemFacts(
      viewer,
      itemId,
      { error: { code: "TOKEN_UNREADABLE", message } },
      undefined,
    );
    throw new Problem("relink_required", message);
  });
  return call(accessToken);
}
