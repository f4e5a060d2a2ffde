import { startLinkRequest } from "@/lib/contracts/link";
import { endpoints } from "@/lib/http/endpoints";
import { route } from "@/lib/http/route";
import { withAccessToken } from "@/lib/items/access-token";
import { countLinkToken } from "@/lib/link/count-link-token";
import { startSession } from "@/lib/link/start-session";

/** Makes a link token for the signed-in person. Called on click, never while rendering. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  POST: route(startLinkRequest, async ({ viewer, body }) => {
    await countLinkToken(viewer);
    const answer =
      body.mode === "update"
        ? await withAccessToken(viewer, body.itemId, (accessToken) =>
            startSession(viewer, { ...body, accessToken }),
          )
        : await startSession(viewer, body);
    return Response.json(answer, { status: 201 });
  }),
});
