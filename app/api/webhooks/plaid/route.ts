import { endpoints } from "@/lib/http/endpoints";
import { webhookRoute } from "@/lib/http/webhook-route";
import { receiveWebhook } from "@/lib/webhooks/receive-webhook";

/** Takes Plaid's webhooks: verified and stored here, worked on by a job. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  POST: webhookRoute((body, request) =>
    receiveWebhook(request.headers.get("plaid-verification"), body),
  ),
});
