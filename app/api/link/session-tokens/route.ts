import { startLayerRequest } from "@/lib/contracts/link";
import { endpoints } from "@/lib/http/endpoints";
import { route } from "@/lib/http/route";
import { countLinkToken } from "@/lib/link/count-link-token";
import { startLayer } from "@/lib/link/start-layer";

/** Makes a session token for Layer. Its page is where the phone number goes, and not this server. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  POST: route(startLayerRequest, async ({ viewer }) => {
    await countLinkToken(viewer);
    return Response.json(await startLayer(viewer), { status: 201 });
  }),
});
