import type { SessionTokenCreateRequest } from "plaid";
import { group, reference } from "../fields";
import { operation } from "../operation";
import { androidPackageName } from "../shared-fields";

/** Starts a session of Layer. */
export const sessionTokenCreate = operation<SessionTokenCreateRequest>()({
  name: "session-token-create",
  path: "/session/token/create",
  title: "Create a session token",
  about: "Starts a session of Layer, with what its template in Plaid's Dashboard asks for.",
  sdkMethod: "sessionTokenCreate",
  docsUrl: "https://plaid.com/docs/api/products/layer/#sessiontokencreate",
  schema: group("The request.", {
    template_id: reference(
      "The template: PLAID_LAYER_TEMPLATE_ID.",
      "configured",
      "layer_template_id",
    ),
    user: group("The person.", {
      client_user_id: reference("Our id of the person.", "me", "client_user_id"),
      user_id: reference("Plaid's id of the person.", "me", "user_id").optional(),
    }).optional(),
    user_id: reference(
      "Plaid's id of the person, made on first use. In place of `user`.",
      "me",
      "user_id",
    ).optional(),
    redirect_uri: reference(
      "Where banks send people back to: PLAID_REDIRECT_URI.",
      "configured",
      "redirect_uri",
    ).optional(),
    webhook: reference("Where webhooks go: PLAID_WEBHOOK_URL.", "configured", "webhook").optional(),
    android_package_name: androidPackageName().optional(),
  }),
  presets: [
    {
      name: "Layer",
      about: "A session for the one who is signed in.",
      request: { template_id: "configured", user: { client_user_id: "me" } },
    },
  ],
});
