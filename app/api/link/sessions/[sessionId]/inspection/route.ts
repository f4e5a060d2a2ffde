import { endpoints } from "@/lib/http/endpoints";
import { noBody, route } from "@/lib/http/route";
import { describeInspection } from "@/lib/inspector/describe-inspection";

/** Every step of one of the viewer's Link sessions. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  GET: route(noBody, async ({ viewer, params }) =>
    Response.json(await describeInspection(viewer, params.sessionId ?? "")),
  ),
});
