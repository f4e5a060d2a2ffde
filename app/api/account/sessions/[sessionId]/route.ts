import { endSession } from "@/lib/data/sessions";
import { endpoints } from "@/lib/http/endpoints";
import { noBody, route } from "@/lib/http/route";

/** One browser in which the person is signed in. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  /** Signs it out. */
  DELETE: route(noBody, async ({ viewer, params }) => {
    await endSession(viewer, params.sessionId ?? "");
    return new Response(null, { status: 204 });
  }),
});
