import "server-only";
import { env } from "@/lib/env";
import { sessionTokenRequest } from "@/lib/plaid/link-token-request";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { askingPlaid, refusal, verdictOfPlaid } from "../ask-plaid";
import { type Check, ok, problem, skipped } from "../check";
import { DOCTORS_USER_ID } from "../make-link-token";

const TIMEOUT_MS = 4_000;

/** Whether there is a template for Layer, and Plaid starts a session on it, which nobody opens. */
export const layer: Check = {
  id: "layer",
  group: "Plaid",
  title: "Layer",
  examine: askingPlaid("layer", async () => {
    const { PLAID_LAYER_TEMPLATE_ID: templateId } = env();
    if (!templateId) {
      return skipped(
        "No template is set, so that Layer is not offered. To offer it, make one at https://dashboard.plaid.com/layer and set PLAID_LAYER_TEMPLATE_ID.",
      );
    }
    try {
      // Without the redirect URI, which has a check of its own.
      const { redirect_uri, ...request } = sessionTokenRequest(DOCTORS_USER_ID, templateId);
      await plaidCall(
        { userId: null, by: "lib/doctor/checks/layer.ts#layer" },
        (client, options) => client.sessionTokenCreate(request, options),
        { timeoutMs: TIMEOUT_MS },
      );
      return ok("Plaid starts Layer on the configured template.");
    } catch (thrown) {
      const refused = verdictOfPlaid(thrown);
      return problem(
        `Plaid does not start Layer on the configured template. ${refusal(refused)}`,
        "Compare PLAID_LAYER_TEMPLATE_ID with https://dashboard.plaid.com/layer: the template has to be published in this environment, and Layer enabled for your team.",
      );
    }
  }),
};
