import {
  type SetProcessorWebhookAnswer,
  setProcessorWebhookRequest,
} from "@/lib/contracts/processors";
import { endpoints } from "@/lib/http/endpoints";
import { route } from "@/lib/http/route";
import { setWebhook } from "@/lib/processors/set-webhook";

/** Has Plaid's webhooks on a processor token come to this server, or nowhere. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  PUT: route(setProcessorWebhookRequest, async ({ viewer, params, body }) => {
    const token = await setWebhook(viewer, params.tokenId ?? "", body);
    return Response.json({ token } satisfies SetProcessorWebhookAnswer);
  }),
});
