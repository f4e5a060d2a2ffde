import type { LinkTokenCreateResponse } from "plaid";
import { type Answer, endpoint } from "../endpoint";
import { requireItem } from "../items/require-item";
import { phoneNumber } from "../link/phone-number";
import { PlaidFailure } from "../plaid-failure";
import { linkTokenCreateFields } from "../requests/link-token-create-fields";
import { type LinkTokenRequest, linkTokenCreateRules } from "../requests/link-token-create-rules";
import type { Item, LinkConfig, User } from "../state/entities";
import { ids } from "../state/ids";
import { findUser } from "../users/find-user";

const NEW_ITEM_MS = 4 * 60 * 60 * 1000;
const UPDATE_MODE_MS = 30 * 60 * 1000;

/** `/link/token/create`. The token is good for four hours, in update mode for half an hour. */
export const linkTokenCreate = endpoint(
  linkTokenCreateFields,
  (request, { state, now }): Answer<LinkTokenCreateResponse> => {
    for (const rule of linkTokenCreateRules) {
      const failure = rule(request);
      if (failure) throw failure;
    }
    const user = findUser(state, request);
    const item = request.access_token ? requireItem(state, request.access_token) : null;
    const wantsAccounts = request.update?.account_selection_enabled === true;
    if (wantsAccounts && state.settings().accountSelect === "all") {
      throw new PlaidFailure("INVALID_LINK_CUSTOMIZATION");
    }

    const token = ids.token("link");
    const expiresAt = now + (item ? UPDATE_MODE_MS : NEW_ITEM_MS);
    state.linkTokens.set(token, {
      token,
      createdAt: now,
      expiresAt,
      config: configOf(request, item, user),
      sessionIds: [],
    });
    return {
      link_token: token,
      expiration: new Date(expiresAt).toISOString().replace(/\.\d+/, ""),
      ...(user && { user_id: user.id }),
    };
  },
);

function configOf(request: LinkTokenRequest, item: Item | null, user: User | null): LinkConfig {
  const { appearance_mode: appearance } = request;
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
    update: item && {
      itemId: item.id,
      institutionId: item.institutionId,
      login: item.login,
      masks: item.accounts.map(({ key }) => key),
      products: item.products,
      selectAccounts: request.update?.account_selection_enabled === true,
    },
  };
}
