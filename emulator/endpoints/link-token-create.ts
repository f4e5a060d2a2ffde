import type { LinkTokenCreateResponse } from "plaid";
import { type Answer, endpoint } from "../endpoint";
import { offerHosted } from "../link/hosted/offer-hosted";
import { phoneNumber } from "../link/phone-number";
import { updateOf } from "../link/update-of";
import { PlaidFailure } from "../plaid-failure";
import { itemsToUpdate } from "../requests/items-to-update";
import { linkTokenCreateFields } from "../requests/link-token-create-fields";
import { type LinkTokenRequest, linkTokenCreateRules } from "../requests/link-token-create-rules";
import { linkTokenLifetime } from "../requests/link-token-lifetime";
import type { LinkConfig, User } from "../state/entities";
import { ids } from "../state/ids";
import { findUser } from "../users/find-user";

/** `/link/token/create`. With `hosted_link` the answer has the address of a page, which would be sent to the person if asked for. */
export const linkTokenCreate = endpoint(
  linkTokenCreateFields,
  (request, { state, now, origin }): Answer<LinkTokenCreateResponse> => {
    for (const rule of linkTokenCreateRules) {
      const failure = rule(request);
      if (failure) throw failure;
    }
    const user = findUser(state, request);
    const updated = itemsToUpdate(state, request, user);
    const wantsAccounts = request.update?.account_selection_enabled === true;
    if (wantsAccounts && state.settings().accountSelect === "all") {
      throw new PlaidFailure("INVALID_LINK_CUSTOMIZATION");
    }

    const token = ids.token("link");
    const expiresAt = now + linkTokenLifetime(request);
    const config = configOf(request, updated, user);
    state.linkTokens.set(token, { token, createdAt: now, expiresAt, config, sessionIds: [] });
    return {
      link_token: token,
      expiration: new Date(expiresAt).toISOString().replace(/\.\d+/, ""),
      ...(user && { user_id: user.id }),
      ...(config.hosted && {
        hosted_link_url: offerHosted(state, { token, config, request, origin }, now),
      }),
    };
  },
);

function configOf(
  request: LinkTokenRequest,
  { item, updateAny }: ReturnType<typeof itemsToUpdate>,
  user: User | null,
): LinkConfig {
  const { appearance_mode: appearance } = request;
  const selectAccounts = request.update?.account_selection_enabled === true;
  return {
    clientName: request.client_name,
    language: request.language,
    countryCodes: request.country_codes,
    products: request.products ?? [],
    ifSupportedProducts: [
      ...(request.required_if_supported_products ?? []),
      ...(request.optional_products ?? []),
    ],
    consentedProducts: request.additional_consented_products ?? [],
    daysRequested: request.transactions?.days_requested ?? 90,
    accountFilters: request.account_filters ?? null,
    appearance: appearance === "LIGHT" || appearance === "DARK" ? appearance : "SYSTEM",
    microdeposits: request.auth?.automated_microdeposits_enabled === true,
    webhook: request.webhook ?? null,
    userId: user?.id ?? null,
    redirectUri: request.redirect_uri ?? null,
    phoneNumber: phoneNumber(request.user?.phone_number ?? "")?.number ?? null,
    routingNumber: request.institution_data?.routing_number ?? null,
    update: item && updateOf(item, { selectAccounts }),
    updateAny,
    hosted: request.hosted_link
      ? {
          id: ids.hostedLink(),
          completionRedirectUri: request.hosted_link.completion_redirect_uri ?? null,
          isMobileApp: request.hosted_link.is_mobile_app === true,
        }
      : null,
    isMultiItem: request.enable_multi_item_link === true,
  };
}
