import { resumeLinkRequest } from "@/lib/contracts/link";
import { endpoints } from "@/lib/http/endpoints";
import { route } from "@/lib/http/route";
import { resumeSession } from "@/lib/link/resume-session";

/** Goes on with the Link session that a bank's redirect leads back to, once. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  POST: route(resumeLinkRequest, async ({ viewer, body }) =>
    Response.json(await resumeSession(viewer, body.oauthStateId)),
  ),
});
