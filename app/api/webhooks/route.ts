import { type ListWebhooksAnswer, listWebhooksQuery } from "@/lib/contracts/webhooks";
import { listWebhooks } from "@/lib/data/webhook-views";
import { endpoints } from "@/lib/http/endpoints";
import { readQuery } from "@/lib/http/read-query";
import { noBody, route } from "@/lib/http/route";

/** A page of the viewer's webhooks, newest first. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  GET: route(noBody, async ({ viewer, request }) => {
    const query = readQuery(request, listWebhooksQuery);
    const answer: ListWebhooksAnswer = await listWebhooks(viewer, query);
    return Response.json(answer);
  }),
});
