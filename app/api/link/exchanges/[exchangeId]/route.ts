import { dismissAttempt } from "@/lib/data/public-token-exchanges";
import { endpoints } from "@/lib/http/endpoints";
import { noBody, route } from "@/lib/http/route";

/** Drops an attempt to link a bank that was not finished. Its public token is forgotten. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  DELETE: route(noBody, async ({ viewer, params }) => {
    await dismissAttempt(viewer, params.exchangeId ?? "");
    return new Response(null, { status: 204 });
  }),
});
