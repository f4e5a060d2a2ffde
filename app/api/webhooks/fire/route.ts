import { fireWebhookRequest } from "@/lib/contracts/webhooks";
import { endpoints } from "@/lib/http/endpoints";
import { route } from "@/lib/http/route";
import { fireWebhook } from "@/lib/webhooks/fire-webhook";

/** Has Plaid's Sandbox send a webhook on one of the viewer's Items. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  POST: route(fireWebhookRequest, async ({ viewer, body: { itemId, code } }) => {
    await fireWebhook(viewer, itemId, code);
    return Response.json({}, { status: 202 });
  }),
});
