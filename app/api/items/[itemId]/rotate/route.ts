import { endpoints } from "@/lib/http/endpoints";
import { noBody, route } from "@/lib/http/route";
import { rotateAccessToken } from "@/lib/items/rotate-access-token";

/** Replaces the access token of an Item. Neither the old nor the new one is told. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  POST: route(noBody, async ({ viewer, params }) => {
    await rotateAccessToken(viewer, params.itemId ?? "");
    return new Response(null, { status: 204 });
  }),
});
