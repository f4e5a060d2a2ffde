import { endpoints } from "@/lib/http/endpoints";
import { noBody, route } from "@/lib/http/route";
import { describeSession } from "@/lib/link/describe-session";

/** One Link session with its timeline, from what is known already: Plaid is not asked. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  GET: route(noBody, async ({ viewer, params }) =>
    Response.json(await describeSession(viewer, params.sessionId ?? "")),
  ),
});
