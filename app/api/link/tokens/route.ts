import { startLinkRequest } from "@/lib/contracts/link";
import { endpoints } from "@/lib/http/endpoints";
import { route } from "@/lib/http/route";
import { startSession } from "@/lib/link/start-session";

/** Makes a link token for the signed-in person. Called on click, never while rendering. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  POST: route(startLinkRequest, async ({ viewer, body }) =>
    Response.json(await startSession(viewer, body), { status: 201 }),
  ),
});
