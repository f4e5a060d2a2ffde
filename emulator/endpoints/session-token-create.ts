import type { SessionTokenCreateRequest, SessionTokenCreateResponse } from "plaid";
import { z } from "zod";
import { type LayerTemplate, layerTemplates } from "../data/layer-templates";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { emptyLinkConfig } from "../link/empty-link-config";
import { PlaidFailure } from "../plaid-failure";
import { clientUserId } from "../requests/link-token-user";
import { url } from "../requests/url";
import { wayBackFailure } from "../requests/way-back-failure";
import type { LinkConfig } from "../state/entities";
import { ids } from "../state/ids";
import { findUser } from "../users/find-user";

const LIFETIME_MS = 4 * 60 * 60 * 1000;

const fields = {
  template_id: z.string().regex(/^template_\w+$/, {
    error: "must be the id of a template, in the form template_<id>",
  }),
  user: z
    .strictObject({ client_user_id: clientUserId, user_id: z.string().min(1).optional() })
    .optional(),
  user_id: z.string().min(1).optional(),
  redirect_uri: z.string().min(1).optional(),
  android_package_name: z.string().min(1).optional(),
  webhook: url.optional(),
} satisfies RequestFields<SessionTokenCreateRequest>;

/** `/session/token/create`. The link token is for Layer, and good for four hours. What it asks for, the template says. */
export const sessionTokenCreate = endpoint(
  fields,
  (request, { state, now }): Answer<SessionTokenCreateResponse> => {
    const named = request.user_id ?? request.user?.user_id;
    if (!request.user && named === undefined) {
      throw new PlaidFailure("MISSING_FIELDS", "the following required fields are missing: user");
    }
    const failure = wayBackFailure(request);
    if (failure) throw failure;
    const template = layerTemplates.find(({ id }) => id === request.template_id);
    if (!template) {
      throw new PlaidFailure("INVALID_FIELD", "template_id must be the id of an existing template");
    }
    const user = findUser(state, named === undefined ? {} : { user_id: named });

    const token = ids.token("link");
    const expiresAt = now + LIFETIME_MS;
    state.linkTokens.set(token, {
      token,
      createdAt: now,
      expiresAt,
      config: {
        ...configOf(template),
        webhook: request.webhook ?? null,
        redirectUri: request.redirect_uri ?? null,
        userId: user?.id ?? null,
      },
      sessionIds: [],
    });
    const expiration = new Date(expiresAt).toISOString().replace(/\.\d+/, "");
    return { link: { link_token: token, expiration, ...(user && { user_id: user.id }) } };
  },
);

const configOf = (template: LayerTemplate): LinkConfig => ({
  ...emptyLinkConfig,
  clientName: template.clientName,
  countryCodes: ["US"],
  products: template.products,
  layer: template,
});
