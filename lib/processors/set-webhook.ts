import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { ProcessorTokenView } from "@/lib/contracts/processors";
import { saveProcessorTokenFacts } from "@/lib/data/processor-tokens";
import { env } from "@/lib/env";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { Problem } from "@/lib/problem";
import { withProcessorToken } from "./processor-token";

/**
 * Says where Plaid sends the webhooks on one of the viewer's processor tokens: to this server, or
 * nowhere. It is the partner's call, made with its keys.
 *
 * @throws Problem `not_configured` without such keys or without PLAID_WEBHOOK_URL, or as {@link withProcessorToken} does.
 */
export async function setWebhook(
  viewer: Viewer,
  tokenId: string,
  { receive }: { receive: boolean },
): Promise<ProcessorTokenView> {
  const context = {
    userId: viewer.id,
    processorTokenId: tokenId,
    asPartner: true,
    by: "lib/processors/set-webhook.ts#setWebhook",
  } as const;
  const webhookUrl = await withProcessorToken(viewer, tokenId, async (processor_token) => {
    const webhook = receive ? ourAddress() : null;
    await plaidCall(
      context,
      (client, options) =>
        client.processorTokenWebhookUpdate({ processor_token, webhook }, options),
      { attempts: 2 },
    );
    return webhook;
  });
  return saveProcessorTokenFacts(viewer, tokenId, { webhookUrl });
}

function ourAddress(): string {
  const { PLAID_WEBHOOK_URL } = env();
  if (PLAID_WEBHOOK_URL) return PLAID_WEBHOOK_URL;
  throw new Problem(
    "not_configured",
    "This server has no address for Plaid's webhooks. Set PLAID_WEBHOOK_URL.",
  );
}
