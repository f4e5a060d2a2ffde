import "server-only";
import type { CountryCode, LinkTokenCreateRequest, Products } from "plaid";
import { env } from "@/lib/env";

/** The name people see in Link. Plaid shows "This Application" for more than 30 characters. */
const CLIENT_NAME = "Plaid Link reference";

/**
 * The body of `/link/token/create` for a new Item in standard Link.
 *
 * Webhook, redirect URI, products and countries come from configuration, never from a caller.
 * Unset optional URLs are left out, because Plaid refuses empty ones.
 *
 * @param clientUserId a stable id of the person that says nothing about them.
 */
export function standardLinkTokenRequest(
  clientUserId: string,
  language: string,
): LinkTokenCreateRequest {
  const { PLAID_PRODUCTS, PLAID_COUNTRY_CODES, PLAID_WEBHOOK_URL, PLAID_REDIRECT_URI } = env();
  return {
    client_name: CLIENT_NAME,
    language,
    // Checked by Plaid, which knows more of both than any SDK.
    country_codes: PLAID_COUNTRY_CODES as CountryCode[],
    products: PLAID_PRODUCTS as Products[],
    user: { client_user_id: clientUserId },
    ...(PLAID_WEBHOOK_URL && { webhook: PLAID_WEBHOOK_URL }),
    ...(PLAID_REDIRECT_URI && { redirect_uri: PLAID_REDIRECT_URI }),
  };
}
