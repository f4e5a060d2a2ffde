import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { findPlaidUserId, savePlaidUserId } from "@/lib/data/users";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { PlaidProblem } from "@/lib/plaid/problem";

/** Plaid's answers for a user who was removed there, or is of another environment. */
const GONE = new Set(["USER_NOT_FOUND", "INVALID_USER_ID"]);

/**
 * Runs a call that names the viewer as a user of Plaid's, who is made on first use. One that Plaid
 * no longer has is made anew, once.
 */
export async function withPlaidUser<Answer>(
  viewer: Viewer,
  linkSessionId: string,
  call: (plaidUserId: string) => Promise<Answer>,
): Promise<Answer> {
  const known = await findPlaidUserId(viewer);
  try {
    if (known) return await call(known);
  } catch (thrown) {
    if (!(thrown instanceof PlaidProblem && GONE.has(thrown.errorCode))) throw thrown;
  }
  return call(await createPlaidUser(viewer, linkSessionId));
}

/** Plaid answers the same user for the same id of ours, so that two at once are one. */
async function createPlaidUser(viewer: Viewer, linkSessionId: string): Promise<string> {
  const { user_id } = await plaidCall(
    { userId: viewer.id, linkSessionId, by: "lib/link/plaid-user.ts#createPlaidUser" },
    (client, options) => client.userCreate({ client_user_id: viewer.id }, true, options),
    { attempts: 3 },
  );
  await savePlaidUserId(viewer, user_id);
  return user_id;
}
