import "server-only";
import type { LinkTokenCreateRequest, LinkTokenCreateResponse } from "plaid";
import { linkTokenRequest } from "@/lib/plaid/link-token-request";
import { plaidCall } from "@/lib/plaid/plaid-call";

/** Nobody's id. What is made for it is opened by nobody. */
export const DOCTORS_USER_ID = "doctor";

const TIMEOUT_MS = 4_000;

/**
 * Asks Plaid for a link token as the app does, but without a redirect URI, to hear whether it would be
 * given one. The token is kept nowhere and runs out by itself; making it is free.
 */
export function makeLinkToken(
  changes: Partial<LinkTokenCreateRequest> = {},
): Promise<LinkTokenCreateResponse> {
  const { redirect_uri, ...usual } = linkTokenRequest(DOCTORS_USER_ID, "en", { mode: "standard" });
  return plaidCall(
    { userId: null, by: "lib/doctor/make-link-token.ts#makeLinkToken" },
    (client, options) => client.linkTokenCreate({ ...usual, ...changes }, options),
    { timeoutMs: TIMEOUT_MS },
  );
}
