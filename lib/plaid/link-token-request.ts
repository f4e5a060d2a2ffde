import "server-only";
import type {
  CountryCode,
  LinkTokenCreateRequest,
  Products,
  SessionTokenCreateRequest,
} from "plaid";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";

/** The name people see in Link. Plaid shows "This Application" for more than 30 characters. */
const CLIENT_NAME = "Plaid Link reference";

/**
 * What a link token is for, beyond who asks. Webhook, redirect URI, products and countries come from
 * configuration, never from a caller.
 */
export type LinkPurpose =
  | { mode: "standard" | "embedded" }
  /** `sessionId` is ours: the page that Plaid sends the person back to asks for it. */
  | { mode: "hosted"; sessionId: string }
  /** Plaid takes several banks for a user of its own only. */
  | { mode: "multi_item"; plaidUserId: string }
  | { mode: "update"; update: "reauth" | "accounts" | "permissions"; accessToken: string };

/**
 * The body of `/link/token/create`. Unset optional URLs are left out, because Plaid refuses empty
 * ones.
 *
 * @param clientUserId a stable id of the person that says nothing about them.
 */
export function linkTokenRequest(
  clientUserId: string,
  language: string,
  purpose: LinkPurpose,
): LinkTokenCreateRequest {
  const { PLAID_COUNTRY_CODES, PLAID_REDIRECT_URI } = env();
  return {
    client_name: CLIENT_NAME,
    language,
    // Checked by Plaid, which knows more of both than any SDK.
    country_codes: PLAID_COUNTRY_CODES as CountryCode[],
    // A hosted session leaves and returns to pages of Plaid's.
    ...(PLAID_REDIRECT_URI && purpose.mode !== "hosted" && { redirect_uri: PLAID_REDIRECT_URI }),
    ...(purpose.mode === "multi_item"
      ? { user_id: purpose.plaidUserId, enable_multi_item_link: true }
      : { user: { client_user_id: clientUserId } }),
    ...(purpose.mode === "hosted" && {
      hosted_link: { completion_redirect_uri: hostedReturnUri(purpose.sessionId) },
    }),
    ...(purpose.mode === "update" ? updateFields(purpose) : newItemFields()),
  };
}

function newItemFields(): Partial<LinkTokenCreateRequest> {
  const { PLAID_PRODUCTS, PLAID_WEBHOOK_URL } = env();
  return {
    products: PLAID_PRODUCTS as Products[],
    ...(PLAID_WEBHOOK_URL && { webhook: PLAID_WEBHOOK_URL }),
  };
}

/** Products and webhook belong to the Item already; Plaid refuses the one and ignores the other. */
function updateFields({
  update,
  accessToken,
}: Extract<LinkPurpose, { mode: "update" }>): Partial<LinkTokenCreateRequest> {
  return {
    access_token: accessToken,
    ...(update === "accounts" && { update: { account_selection_enabled: true } }),
    ...(update === "permissions" && {
      additional_consented_products: env().PLAID_CONSENT_PRODUCTS as Products[],
    }),
  };
}

/** Where Hosted Link sends the person in the end. The id in it opens nothing to anybody else. */
export const hostedReturnUri = (sessionId: string) =>
  new URL(routes.hostedReturn(sessionId), env().APP_URL).href;

/** The body of `/session/token/create`, which starts Layer. */
export function sessionTokenRequest(
  clientUserId: string,
  templateId: string,
): SessionTokenCreateRequest {
  const { PLAID_REDIRECT_URI, PLAID_WEBHOOK_URL } = env();
  return {
    template_id: templateId,
    user: { client_user_id: clientUserId },
    ...(PLAID_REDIRECT_URI && { redirect_uri: PLAID_REDIRECT_URI }),
    ...(PLAID_WEBHOOK_URL && { webhook: PLAID_WEBHOOK_URL }),
  };
}
