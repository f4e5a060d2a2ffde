import type { GetWebhookAnswer } from "@/lib/contracts/webhooks";
import { endpoints } from "@/lib/http/endpoints";
import { noBody, route } from "@/lib/http/route";
import { describeWebhook } from "@/lib/webhooks/describe-webhook";

/** One of the viewer's webhooks. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  GET: route(noBody, async ({ viewer, params: { eventId = "" } }) => {
    const answer: GetWebhookAnswer = { webhook: await describeWebhook(viewer, eventId) };
    return Response.json(answer);
  }),
});
