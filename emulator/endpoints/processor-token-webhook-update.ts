import type {
  ProcessorTokenWebhookUpdateRequest,
  ProcessorTokenWebhookUpdateResponse,
} from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { requireProcessorToken } from "../processors/require-processor-token";
import { url } from "../requests/url";
import { announce } from "../webhooks/announce";

const fields = {
  processor_token: z.string().min(1),
  webhook: url.nullable(),
} satisfies RequestFields<ProcessorTokenWebhookUpdateRequest>;

/** `/processor/token/webhook/update`. The processor says where it wants webhooks, and is told so there. */
export const processorTokenWebhookUpdate = endpoint(
  fields,
  (
    { processor_token, webhook },
    { state, now, caller },
  ): Answer<ProcessorTokenWebhookUpdateResponse> => {
    const { token } = requireProcessorToken(state, processor_token, caller);

    state.processorTokens.set(token.token, { ...token, webhook });
    announce(state, now, webhook, {
      webhook_type: "PROCESSOR_TOKEN",
      webhook_code: "WEBHOOK_UPDATE_ACKNOWLEDGED",
      account_id: token.accountId,
      error: null,
      new_webhook_url: webhook,
    });
    return {};
  },
  { callers: ["client", "partner"] },
);
