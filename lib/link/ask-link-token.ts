import "server-only";
import type { LinkTokenGetResponse } from "plaid";
import type { Viewer } from "@/lib/auth/viewer";
import type { LinkSession } from "@/lib/data/link-sessions";
import { plaidCall } from "@/lib/plaid/plaid-call";

/** The passages through Link that Plaid tells of, oldest first. */
export type ToldSessions = NonNullable<LinkTokenGetResponse["link_sessions"]>;

/**
 * What Plaid tells of a session's link token. Undefined where it tells nothing, as it does unless
 * Link was hosted or "Link events" is enabled.
 */
export async function askLinkToken(
  viewer: Viewer,
  { id, linkToken }: LinkSession,
): Promise<ToldSessions | undefined> {
  const { link_sessions } = await plaidCall(
    { userId: viewer.id, linkSessionId: id, by: "lib/link/ask-link-token.ts#askLinkToken" },
    (client, options) => client.linkTokenGet({ link_token: linkToken }, options),
    { attempts: 3 },
  );
  return link_sessions;
}
