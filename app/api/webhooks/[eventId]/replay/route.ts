import { type ReplayWebhookAnswer, replayWebhookRequest } from "@/lib/contracts/webhooks";
import { endpoints } from "@/lib/http/endpoints";
import { route } from "@/lib/http/route";
import { replayWebhook } from "@/lib/webhooks/replay-webhook";

/** Has one of the viewer's webhooks worked on again. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  POST: route(replayWebhookRequest, async ({ viewer, params: { eventId = "" } }) => {
    const answer: ReplayWebhookAnswer = { webhook: await replayWebhook(viewer, eventId) };
    return Response.json(answer, { status: 202 });
  }),
});
