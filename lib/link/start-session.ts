import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { StartLinkAnswer } from "@/lib/contracts/link";
import { newLinkSessionId, saveLinkSession } from "@/lib/data/link-sessions";
import { standardLinkTokenRequest } from "@/lib/plaid/link-token-request";
import { plaidCall } from "@/lib/plaid/plaid-call";

/** Makes a link token for the viewer and remembers it, so that what comes back can be told to be theirs. */
export async function startSession(
  viewer: Viewer,
  { language }: { language: string },
): Promise<StartLinkAnswer> {
  const id = newLinkSessionId();
  const { link_token, expiration } = await plaidCall(
    { userId: viewer.id, linkSessionId: id },
    (client, options) =>
      client.linkTokenCreate(standardLinkTokenRequest(viewer.id, language), options),
    { attempts: 3 },
  );
  const expiresAt = new Date(expiration);
  await saveLinkSession(viewer, { id, mode: "STANDARD", linkToken: link_token, expiresAt });
  return {
    session: { id, mode: "standard", state: "open", expiresAt: expiresAt.toISOString() },
    linkToken: link_token,
  };
}
