import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Viewer } from "@/lib/auth/viewer";
import { UnreadableToken } from "@/lib/crypto/sealed-token";
import { getAccessToken } from "@/lib/data/access-tokens";
import { saveItemFacts } from "@/lib/data/item-facts";
import { describeError, log } from "@/lib/log";
import { PlaidProblem } from "@/lib/plaid/problem";
import { Problem } from "@/lib/problem";

/** A rotation is one call to Plaid and one write. One that is older was broken off. */
export const ROTATION_LASTS_MS = 60_000;
const WAIT_MS = 5_000;
const LOOK_EVERY_MS = 100;

/** Whether a new access token may be under way that is not stored yet. */
export const isRotating = (rotatingAt: Date | null) =>
  rotatingAt !== null && Date.now() - rotatingAt.getTime() < ROTATION_LASTS_MS;

/**
 * Runs calls to Plaid with the access token of one of the viewer's Items. The token is opened for
 * them only. Where it is rotated meanwhile, they are made again with the new one, so `call` has to
 * throw on `INVALID_ACCESS_TOKEN` and bear being run twice.
 *
 * @throws Problem `not_found`, also for an Item that is being removed; `relink_required` when the
 *   stored token cannot be opened.
 */
export async function withAccessToken<Answer>(
  viewer: Viewer,
  itemId: string,
  call: (accessToken: string) => Promise<Answer>,
): Promise<Answer> {
  const { accessToken } = await openToken(viewer, itemId);
  try {
    return await call(accessToken);
  } catch (thrown) {
    const isRefused = thrown instanceof PlaidProblem && thrown.errorCode === "INVALID_ACCESS_TOKEN";
    const newer = isRefused && (await newerToken(viewer, itemId, accessToken));
    if (!newer) throw thrown;
    return call(newer);
  }
}

/** The same, with the token as it is stored now and no second try: for who replaces it. */
export async function withStoredToken<Answer>(
  viewer: Viewer,
  itemId: string,
  call: (accessToken: string) => Promise<Answer>,
): Promise<Answer> {
  return call((await openToken(viewer, itemId)).accessToken);
}

/** The token that has taken the place of one that Plaid refuses, waited for while it is under way. */
async function newerToken(viewer: Viewer, itemId: string, refused: string): Promise<string | null> {
  for (const deadline = Date.now() + WAIT_MS; ; await sleep(LOOK_EVERY_MS)) {
    const { accessToken, rotatingAt } = await openToken(viewer, itemId);
    if (accessToken !== refused) return accessToken;
    if (!isRotating(rotatingAt)) return null;
    if (Date.now() > deadline) {
      throw new Problem(
        "in_progress",
        "The access to this bank is being renewed. Try again in a moment.",
        { retryAfterSeconds: 5 },
      );
    }
  }
}

async function openToken(viewer: Viewer, itemId: string) {
  return getAccessToken(viewer, itemId).catch(async (thrown: unknown) => {
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
}
