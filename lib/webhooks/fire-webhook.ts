import "server-only";
import type { SandboxItemFireWebhookRequestWebhookCodeEnum } from "plaid";
import type { Viewer } from "@/lib/auth/viewer";
import type { fireableCodes } from "@/lib/contracts/webhooks";
import { env } from "@/lib/env";
import { withAccessToken } from "@/lib/items/access-token";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { Problem } from "@/lib/problem";
import { webhookSetup } from "./webhook-setup";

/**
 * Has Plaid's Sandbox send a webhook on one of the viewer's Items. It comes as every other does, a
 * moment later, to the address that the Item has.
 *
 * @throws Problem `not_configured` outside of the Sandbox, or where no webhook could arrive.
 */
export async function fireWebhook(
  viewer: Viewer,
  itemId: string,
  code: (typeof fireableCodes)[number],
): Promise<void> {
  if (!canFireWebhooks()) {
    throw new Problem(
      "not_configured",
      "Plaid sends webhooks on request in its Sandbox only, and to a configured PLAID_WEBHOOK_URL.",
    );
  }
  const webhook_code = code as SandboxItemFireWebhookRequestWebhookCodeEnum;
  await withAccessToken(viewer, itemId, (access_token) =>
    plaidCall(
      { userId: viewer.id, by: "lib/webhooks/fire-webhook.ts#fireWebhook" },
      (client, options) => client.sandboxItemFireWebhook({ access_token, webhook_code }, options),
    ),
  );
}

/** Whether Plaid can be asked to send one, and it would arrive. */
export const canFireWebhooks = () =>
  env().PLAID_ENV === "sandbox" && webhookSetup().kind === "configured";
