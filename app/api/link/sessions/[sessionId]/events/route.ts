import { linkEventsRequest } from "@/lib/contracts/link";
import { endpoints } from "@/lib/http/endpoints";
import { route } from "@/lib/http/route";
import { recordBrowserEvents } from "@/lib/link/record-browser-events";

/** Takes what Link told the browser. Nothing of the flow waits for it. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  POST: route(
    linkEventsRequest,
    async ({ viewer, params, body }) => {
      await recordBrowserEvents(viewer, params.sessionId ?? "", body);
      return new Response(null, { status: 204 });
    },
    { bodyLimitBytes: 64 * 1024 },
  ),
});
