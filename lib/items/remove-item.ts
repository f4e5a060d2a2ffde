import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import {
  eraseItem,
  findItemToRemove,
  type ItemToRemove,
  saveRemovalAttempt,
} from "@/lib/data/item-removals";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { PlaidProblem } from "@/lib/plaid/problem";
import { Problem } from "@/lib/problem";
import { isRotating } from "./access-token";

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60 * 60 * 1000;

/** For so long a key that is missing may come back. After that what it sealed is erased all the same. */
const UNREADABLE_FOR_MS = 7 * 24 * 60 * 60 * 1000;

/** Plaid's answers for an Item that it does not have any more. */
const GONE = new Set(["ITEM_NOT_FOUND", "INVALID_ACCESS_TOKEN"]);

/**
 * Removes an Item that its owner has disconnected: at Plaid first, then here. It may be called
 * again at any time, by anybody, until it has worked; an Item that Plaid does not have is removed.
 *
 * @returns when to try again, or null when nothing is left to do.
 */
export async function removeItem(
  viewer: Viewer,
  itemId: string,
): Promise<{ againInMs: number | null }> {
  const item = await findItemToRemove(viewer, itemId);
  if (!item) return { againInMs: null };
  const failure = await removeAtPlaid(viewer, item);
  if (failure && !isGivenUp(item, failure)) {
    const againInMs = pauseAfter(item.attempts);
    const dueAt = new Date(Date.now() + againInMs);
    await saveRemovalAttempt(viewer, itemId, { failure, dueAt });
    log().warn({ itemId, failure, againInMs }, "Item not removed at Plaid yet");
    return { againInMs };
  }
  await eraseItem(viewer, itemId);
  return { againInMs: null };
}

/** Answers why it could not be done, or null when the Item is gone at Plaid. */
async function removeAtPlaid(viewer: Viewer, item: ItemToRemove): Promise<string | null> {
  const { accessToken: access_token } = item;
  if (access_token === null) return "TOKEN_UNREADABLE";
  try {
    await plaidCall(
      { userId: viewer.id, itemId: item.id, by: "lib/items/remove-item.ts#removeItem" },
      (client, options) => client.itemRemove({ access_token }, options),
    );
    return null;
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    if (!(thrown instanceof PlaidProblem)) return thrown.code;
    if (!GONE.has(thrown.errorCode)) return thrown.errorCode;
    return thrown.errorCode === "INVALID_ACCESS_TOKEN" ? doubt(item, access_token) : null;
  }
}

/** Plaid refuses a token for two more reasons than that the Item is gone; then it is not. */
function doubt({ rotatingAt }: ItemToRemove, accessToken: string): string | null {
  if (isRotating(rotatingAt)) return "TOKEN_ROTATING";
  return accessToken.split("-")[1] === env().PLAID_ENV ? null : "WRONG_ENVIRONMENT";
}

/** Without its token nobody can remove an Item but Plaid's support. Its owner's data does not wait for that. */
function isGivenUp({ id, plaidItemId, removingAt }: ItemToRemove, failure: string): boolean {
  if (failure !== "TOKEN_UNREADABLE") return false;
  if (Date.now() - removingAt.getTime() < UNREADABLE_FOR_MS) return false;
  const remedy = "Ask Plaid's support to remove the Item; nothing here can any more.";
  log().error({ itemId: id, plaidItemId, code: failure, remedy }, "Item erased, not removed");
  return true;
}

/** Doubles up to an hour. Spread, so that an outage is not followed by everything at once. */
function pauseAfter(attempts: number): number {
  const fullMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempts, 20));
  return Math.round(fullMs * (0.75 + Math.random() / 4));
}
