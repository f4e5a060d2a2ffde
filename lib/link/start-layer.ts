import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { StartLinkAnswer } from "@/lib/contracts/link";
import { newLinkSessionId, saveLinkSession } from "@/lib/data/link-sessions";
import { env } from "@/lib/env";
import { sessionTokenRequest } from "@/lib/plaid/link-token-request";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { PlaidUnreachable } from "@/lib/plaid/problem";
import { Problem } from "@/lib/problem";
import { noteStep } from "./note-step";

/** Whether there is a template for Layer to run on. */
export const layerIsConfigured = () => env().PLAID_LAYER_TEMPLATE_ID !== undefined;

const SOURCE = "lib/link/start-layer.ts#startLayer";

/**
 * Makes a session token for Layer, with what the template in Plaid's Dashboard asks for.
 *
 * @throws Problem `not_configured` where there is no template.
 */
export async function startLayer(viewer: Viewer): Promise<StartLinkAnswer> {
  const { PLAID_LAYER_TEMPLATE_ID } = env();
  if (!PLAID_LAYER_TEMPLATE_ID) {
    throw new Problem(
      "not_configured",
      "Layer needs a template. Make one at https://dashboard.plaid.com/layer and set PLAID_LAYER_TEMPLATE_ID.",
    );
  }
  const at = new Date();
  const id = newLinkSessionId();
  const { link } = await plaidCall(
    { userId: viewer.id, linkSessionId: id, by: SOURCE },
    (client, options) =>
      client.sessionTokenCreate(sessionTokenRequest(viewer.id, PLAID_LAYER_TEMPLATE_ID), options),
    { attempts: 3 },
  );
  if (!link) throw new PlaidUnreachable(true, false); // Only the SDK's type has it as optional.
  const expiresAt = new Date(link.expiration);
  await saveLinkSession(viewer, { id, mode: "LAYER", linkToken: link.link_token, expiresAt });
  noteStep(viewer, id, { name: "POST /api/link/session-tokens", key: "start", at, by: SOURCE });
  return {
    session: { id, mode: "layer", state: "open", expiresAt: expiresAt.toISOString() },
    linkToken: link.link_token,
  };
}
